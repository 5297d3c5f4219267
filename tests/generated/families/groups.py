"""Families to come."""
