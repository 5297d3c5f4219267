"""How text is understood: pure functions from types to types, on the types of schemas/."""
