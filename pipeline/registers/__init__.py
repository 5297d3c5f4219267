"""Projects of an edition matched with a register of EU-funded projects that the user has downloaded; the edition is never changed."""
