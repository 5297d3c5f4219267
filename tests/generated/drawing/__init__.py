"""How generated editions look: text, rules and fills placed on sheets, given as `Page` objects or printed as a PDF."""
