"""From correction to rule: lexicon lines that reviewers' corrections ask for, and what each would change."""
