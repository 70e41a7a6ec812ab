"""The knowledge graph of organizational relationships: its model, identity, stores, pictures and command."""
