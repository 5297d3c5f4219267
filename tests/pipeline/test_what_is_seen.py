"""What a PDF shows is text, what it has and does not show is set apart: layers, text modes, white on white, cropped pages, annotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extraction import extract
from pipeline.readers.pdf import read_pdf
from schemas.document import Page, Word
from tests.pipeline.raw_pdf import FIRST, raw_pdf, stream, text

SEEN = "Revontulten koulu avautuu keväällä"
UNSEEN = "Salainen hanke. ESR."
LAYER = f"{FIRST} 0 R"
OFF = f"/OCProperties<</OCGs[{LAYER}]/D<</OFF[{LAYER}]>>>>"
ON = f"/OCProperties<</OCGs[{LAYER}]/D<</ON[{LAYER}]>>>>"
GROUP = "<</Type/OCG/Name(Luonnos)>>"
MARKED = "/OC /L BDC\n" + text(UNSEEN, 50, 200) + "EMC\n"
PICTURE = stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x")


def page_of(path: Path) -> Page:
    (page,) = read_pdf(path, path.read_bytes())
    return page


def said(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def hidden_of(tmp_path: Path, content: str, objects: tuple[str, ...] = (), **entries: str) -> str:
    """What is hidden on a page that also shows SEEN."""
    page = page_of(raw_pdf(tmp_path / "x.pdf", text(SEEN, 50, 300) + content, objects, **entries))
    hidden = said(page.hidden)
    shown = said(page.words)
    assert shown.startswith(SEEN)
    assert sorted((shown + " " + hidden).split()) == sorted((SEEN + " " + UNSEEN).split())
    return hidden


HIDDEN = {
    "a layer that is off": (MARKED, (GROUP,), {"catalog": OFF, "resources": f"/Properties<</L {LAYER}>>"}),
    "all layers off": (
        MARKED,
        (GROUP,),
        {"catalog": f"/OCProperties<</OCGs[{LAYER}]/D<</BaseState/OFF>>>>", "resources": f"/Properties<</L {LAYER}>>"},
    ),
    "a layer off on the screen": (
        MARKED,
        ("<</Type/OCG/Name(x)/Usage<</View<</ViewState/OFF>>>>>>",),
        {
            "catalog": f"/OCProperties<</OCGs[{LAYER}]/D<</AS[<</Event/View/OCGs[{LAYER}]/Category[/View]>>]>>>>",
            "resources": f"/Properties<</L {LAYER}>>",
        },
    ),
    "a layer inside another mark": (
        "/OC /L BDC /P BMC EMC\n" + text(UNSEEN, 50, 200) + "EMC\n",
        (GROUP,),
        {"catalog": OFF, "resources": f"/Properties<</L {LAYER}>>"},
    ),
    "a membership of a layer that is off": (
        MARKED,
        (GROUP, f"<</Type/OCMD/OCGs[{LAYER}]/P/AllOn>>"),
        {"catalog": OFF, "resources": f"/Properties<</L {FIRST + 1} 0 R>>"},
    ),
    "an expression that does not hold": (
        MARKED,
        (GROUP, f"<</Type/OCMD/VE[/Not[/Not {LAYER}]]>>"),
        {"catalog": OFF, "resources": f"/Properties<</L {FIRST + 1} 0 R>>"},
    ),
    "a form in a layer that is off": (
        "/X Do\n",
        (GROUP, stream(f"/Type/XObject/Subtype/Form/BBox[0 0 600 400]/OC {LAYER}/Resources<</Font<</F 5 0 R>>>>", text(UNSEEN, 50, 200))),
        {"catalog": OFF, "resources": f"/XObject<</X {FIRST + 1} 0 R>>"},
    ),
    "text that paints nothing": (text(UNSEEN, 50, 200, before="3 Tr"), (), {}),
    "white on white": (text(UNSEEN, 50, 200, before="1 g"), (), {}),
    "white in three colours": (text(UNSEEN, 50, 200, before="1 1 1 rg"), (), {}),
    "no ink": (text(UNSEEN, 50, 200, before="0 0 0 0 k"), (), {}),
    "white on a white box": ("1 g 40 190 400 30 re f\n" + text(UNSEEN, 50, 200, before="1 g"), (), {}),
    "quite clear": ("q /C gs\n" + text(UNSEEN, 50, 200) + "Q\n", (), {"resources": "/ExtGState<</C<</ca 0>>>>"}),
    "a speck": (text(UNSEEN, 50, 200, size=0.4), (), {}),
    "no size": (text(UNSEEN, 50, 200, size=0.001), (), {}),
    "off the part that is shown": (text(UNSEEN, 50, 50), (), {"page": "/CropBox[0 100 600 400]"}),
}
SHOWN = {
    "a layer that is on": (MARKED, (GROUP,), {"catalog": ON, "resources": f"/Properties<</L {LAYER}>>"}),
    "behind a layer that is off": (
        "/OC /L BDC EMC\n" + text(UNSEEN, 50, 200),
        (GROUP,),
        {"catalog": OFF, "resources": f"/Properties<</L {LAYER}>>"},
    ),
    "a membership of any of two layers": (
        MARKED,
        (GROUP, GROUP, f"<</Type/OCMD/OCGs[{LAYER} {FIRST + 1} 0 R]>>"),
        {"catalog": OFF, "resources": f"/Properties<</L {FIRST + 2} 0 R>>"},
    ),
    "a scan's own text": (
        "q 400 0 0 60 40 180 cm /I Do Q\n" + text(UNSEEN, 50, 200, before="3 Tr"),
        (PICTURE,),
        {"resources": f"/XObject<</I {FIRST} 0 R>>"},
    ),
    "white on a fill": ("0 0 0.4 rg 40 190 400 30 re f\n" + text(UNSEEN, 50, 200, before="1 g"), (), {}),
    "white on a thick line": ("0 0 0.4 RG 30 w 40 205 m 440 205 l S\n" + text(UNSEEN, 50, 200, before="1 g"), (), {}),
    "white on a picture": (
        "q 400 0 0 60 40 180 cm /I Do Q\n" + text(UNSEEN, 50, 200, before="1 g"),
        (PICTURE,),
        {"resources": f"/XObject<</I {FIRST} 0 R>>"},
    ),
    "white where a shading may be": ("/S sh\n" + text(UNSEEN, 50, 200, before="1 g"), (), {}),
    "light grey": (text(UNSEEN, 50, 200, before="0.9 g"), (), {}),
    "white no more": ("q 1 g Q\n" + text(UNSEEN, 50, 200), (), {}),
    "clear no more": ("q /C gs Q\n" + text(UNSEEN, 50, 200), (), {"resources": "/ExtGState<</C<</ca 0>>>>"}),
    "on the edge of the part that is shown": (text(UNSEEN, 50, 95), (), {"page": "/CropBox[0 100 600 400]"}),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_what_is_not_seen_is_hidden(how: str, tmp_path: Path) -> None:
    content, objects, entries = HIDDEN[how]
    assert hidden_of(tmp_path, content, objects, **entries) == UNSEEN


@pytest.mark.parametrize("how", SHOWN)
def test_what_is_seen_or_cannot_be_decided_is_text(how: str, tmp_path: Path) -> None:
    content, objects, entries = SHOWN[how]
    assert hidden_of(tmp_path, content, objects, **entries) == ""


def test_a_page_all_in_white_has_a_ground(tmp_path: Path) -> None:
    assert said(page_of(raw_pdf(tmp_path / "x.pdf", text(SEEN, 50, 300, before="1 g"))).words) == SEEN


def test_hidden_text_is_in_unassigned_and_no_project(tmp_path: Path) -> None:
    title = text("1) Osaava Kaari –kokonaisuuden kehittämistoimintaa", 50, 350, 18)
    seen = text("• Kaaripolku. Hankkeessa opitaan yhdessä. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 50, 300)
    unseen = text("• Varjopolku. Hankkeessa opittiin. 1.1.2018-31.12.2019. ESR. Kemin kaupunki.", 50, 250, before="3 Tr")
    extraction = extract(raw_pdf(tmp_path / "x.pdf", title + seen + unseen))
    plan = extraction.plan
    assert [project.name for project in plan.projects] == ["Kaaripolku"]
    assert [fragment.text for fragment in plan.unassigned] == [
        "• Varjopolku. Hankkeessa opittiin. 1.1.2018-31.12.2019. ESR. Kemin kaupunki."
    ]
    (finding,) = [finding for finding in plan.findings if finding.code == "hidden-text"]
    assert (finding.severity, finding.spans[0].page) == ("warning", 1)
    assert extraction.ledger.read == extraction.ledger.placed
    assert not extraction.ledger.lost


RECT = "/Rect[50 180 400 220]"
DRAWN = stream("/Type/XObject/Subtype/Form/BBox[0 0 350 40]/Resources<</Font<</F 5 0 R>>>>", text(UNSEEN, 5, 20))


@pytest.mark.parametrize(
    "annotation", [f"<</Type/Annot/Subtype/FreeText{RECT}/Contents({UNSEEN})/AP<</N {FIRST + 1} 0 R>>>>",
                   f"<</Type/Annot/Subtype/FreeText{RECT}/Contents({UNSEEN})/DA(/Helv 11 Tf 0 g)>>"], ids=["drawn", "laid out"]
)  # fmt: skip
def test_text_typed_onto_a_page_is_its_text(annotation: str, tmp_path: Path) -> None:
    page = page_of(raw_pdf(tmp_path / "x.pdf", text(SEEN, 50, 300), (annotation, DRAWN), page=f"/Annots[{FIRST} 0 R]"))
    assert said(page.words) == f"{SEEN} {UNSEEN}"
    assert said(tuple(word for word in page.words if word.look.typed)) == UNSEEN
    left, top, right, bottom = page.words[-1].place
    assert 50 <= left <= right <= 400
    assert 180 <= top <= bottom <= 220


@pytest.mark.parametrize("flags", [2, 32])
def test_text_typed_on_and_hidden_is_hidden(flags: int, tmp_path: Path) -> None:
    for shown in (f"/AP<</N {FIRST + 1} 0 R>>", ""):
        annotation = f"<</Type/Annot/Subtype/FreeText{RECT}/Contents({UNSEEN})/F {flags}{shown}>>"
        page = page_of(raw_pdf(tmp_path / "x.pdf", text(SEEN, 50, 300), (annotation, DRAWN), page=f"/Annots[{FIRST} 0 R]"))
        assert (said(page.words), said(page.hidden)) == (SEEN, UNSEEN)


@pytest.mark.parametrize("kind", ["Text", "Highlight", "Square", "StrikeOut"])
def test_a_comment_is_set_apart_with_a_finding(kind: str, tmp_path: Path) -> None:
    content = text("1) Osaava Kaari –kokonaisuuden kehittämistoimintaa", 50, 350, 18)
    content += text("• Kaaripolku. Hankkeessa opitaan yhdessä. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 50, 300)
    annotation = f"<</Type/Annot/Subtype/{kind}{RECT}/Contents(Onko vuosi oikein? ESR)>>"
    extraction = extract(raw_pdf(tmp_path / "x.pdf", content, (annotation,), page=f"/Annots[{FIRST} 0 R]"))
    assert [fragment.text for fragment in extraction.plan.unassigned] == ["Onko vuosi oikein? ESR"]
    assert extraction.plan.unassigned[0].spans[0].bbox == (50, 180, 400, 220)
    assert [finding.code for finding in extraction.plan.findings if finding.severity == "info"] == ["comment"]
    assert extraction.ledger.read == extraction.ledger.placed


def test_what_was_typed_on_is_said_of_its_project(tmp_path: Path) -> None:
    content = text("1) Osaava Kaari –kokonaisuuden kehittämistoimintaa", 50, 350, 18)
    content += text("• Kaaripolku. Hankkeessa opitaan yhdessä. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 50, 300)
    added = "• Lisäpolku. Hankkeessa opitaan. 1.1.2025-31.12.2026. ESR+. Oulun kaupunki."
    drawn = stream("/Type/XObject/Subtype/Form/BBox[0 0 600 400]/Resources<</Font<</F 5 0 R>>>>", text(added, 50, 270))
    annotation = f"<</Type/Annot/Subtype/FreeText/Rect[0 0 600 400]/Contents(x)/AP<</N {FIRST + 1} 0 R>>>>"
    plan = extract(raw_pdf(tmp_path / "x.pdf", content, (annotation, drawn), page=f"/Annots[{FIRST} 0 R]")).plan
    assert [project.name for project in plan.projects] == ["Kaaripolku", "Lisäpolku"]
    assert [(f.code, f.project_id) for f in plan.findings if f.code == "typed-over"] == [("typed-over", plan.projects[1].id)]


def test_an_annotation_that_is_broken_costs_nothing(tmp_path: Path) -> None:
    broken = ("<</Subtype/FreeText/Contents(x)>>", "<</Subtype/Text/Rect[1 2]/Contents(x)>>", "[1 2]", "<</Subtype 7/Rect[1 2 3 4]>>")
    which = " ".join(f"{FIRST + n} 0 R" for n in range(len(broken) + 1))
    page = page_of(raw_pdf(tmp_path / "x.pdf", text(SEEN, 50, 300), broken, page=f"/Annots[{which}]"))
    assert (said(page.words), page.hidden, page.comments) == (SEEN, (), ())


def test_places_are_told_from_the_corner_of_what_is_shown(tmp_path: Path) -> None:
    whole = page_of(raw_pdf(tmp_path / "a.pdf", text(SEEN, 150, 300))).words[0].place
    part = page_of(raw_pdf(tmp_path / "b.pdf", text(SEEN, 150, 300), page="/CropBox[100 50 500 380]"))
    assert (part.width, part.height) == (400, 330)
    assert part.words[0].place == pytest.approx((whole[0] - 100, whole[1] - 20, whole[2] - 100, whole[3] - 20))


def test_a_link_goes_to_the_project_whose_words_it_lies_on(tmp_path: Path) -> None:
    content = text("1) Osaava Kaari –kokonaisuuden kehittämistoimintaa", 50, 350, 18)
    content += text("• Kaaripolku. Hankkeessa opitaan yhdessä. 1.1.2024-31.12.2025. ESR+. Kemin kaupunki.", 50, 300)
    content += text("• Lisäpolku. Hankkeessa opitaan. 1.1.2025-31.12.2026. ESR+. Oulun kaupunki.", 50, 270)
    links = [
        f"<</Type/Annot/Subtype/Link/Rect[60 {low} 110 {low + 14}]/A<</S/URI/URI({url})>>>>"
        for low, url in ((267, "https://lisa.example/polku"), (20, "https://muualla.example"), (297, "mailto:kaari@example.fi"))
    ]
    which = " ".join(f"{FIRST + n} 0 R" for n in range(len(links)))
    plan = extract(raw_pdf(tmp_path / "x.pdf", content, links, page=f"/Annots[{which}]")).plan
    assert [[(link.text, link.url) for link in project.links or []] for project in plan.projects] == [
        [],
        [("Lisäpolku.", "https://lisa.example/polku")],
    ]
