"""From documents to graphs: reading files, tables, sentences and the relations they state."""
