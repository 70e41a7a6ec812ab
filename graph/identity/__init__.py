"""Names → bodies: places, heads, departments, aliases, and the rules that make two names one body."""
