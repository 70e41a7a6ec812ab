"""Named Cypher queries, one a file, with the catalogue that checks them."""
