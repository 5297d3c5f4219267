"""The rules of simplemma's languages are loaded when a word asks for them, and are the same then."""

from __future__ import annotations

import subprocess
import sys

from tests.editions.expected import ROOT

CODE = """
import sys
import extractors.text.lemmas
from simplemma.strategies.defaultrules import RULE_FUNCTIONS

def loaded():
    return [name for name in RULE_FUNCTIONS if f"simplemma.strategies.defaultrules.{name}" in sys.modules]

print(loaded(), RULE_FUNCTIONS["fi"]("siltamaisuuden"), loaded())
from simplemma.strategies.defaultrules.sv import apply_sv
print(loaded(), apply_sv.__module__)
"""


def test_a_languages_rules_are_loaded_when_a_word_asks_for_them() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[] siltamaisuus ['fi']\n['fi', 'sv'] simplemma.strategies.defaultrules.sv\n"
