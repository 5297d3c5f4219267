"""The table of changes that `planex diff --format csv|xlsx` writes, for those who work through a list."""

from __future__ import annotations

from schemas.columns import Column, Table, Type

CHANGES = Table(
    "changes",
    "What changed between two editions, a row a change.",
    (
        Column("number", Type.INTEGER, "Place of the change in the diff, from 1."),
        Column("severity", Type.TEXT, "`look`, `normal` or `minor`."),
        Column("kind", Type.TEXT, "What kind of change it is."),
        Column("theme_old", Type.INTEGER, "Number of the theme in the older edition."),
        Column("theme_new", Type.INTEGER, "Number of the theme in the newer edition."),
        Column("list", Type.TEXT, "Of an item: the list that it stands in."),
        Column("subject_old", Type.TEXT, "What it is about, in the older edition; several joined by `; `."),
        Column("subject_new", Type.TEXT, "What it is about, in the newer edition; several joined by `; `."),
        Column("field", Type.TEXT, "The field that changed."),
        Column("old", Type.TEXT, "What it was; several values joined by `; `."),
        Column("new", Type.TEXT, "What it is; several values joined by `; `."),
        Column("message", Type.TEXT, "The change in words."),
        Column("likelihood", Type.NUMBER, "That the two sides are the same thing."),
        Column("group", Type.TEXT, "The same for all changes that are one event."),
        Column("pages_old", Type.TEXT, "Pages of the older edition, joined by `, `."),
        Column("pages_new", Type.TEXT, "Pages of the newer edition, joined by `, `."),
    ),
)
