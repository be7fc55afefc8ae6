"""The spaCy component ``legalnlp``.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("legalnlp")
>>> doc = nlp("A person who forges a receipt commits an offence.")
>>> doc._.legalnlp["relevant"]
False
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from legalnlp.errors import UnsupportedLanguage
from legalnlp.knowledge import available, pack_tag
from legalnlp.nlp import KEY, document_of, mark
from legalnlp.output.codings import to_dict
from legalnlp.pipeline import analyse


class LegalNLP:
    """Codes each `Doc` by the codebook.

    ``doc._.legalnlp`` becomes the coding as JSON-able data, in the shape ``legalnlp-coding/1``;
    ``doc.spans["legalnlp"]`` the passages of evidence, labelled with the category that they
    decide. Both survive `Doc.to_bytes` and `DocBin(store_user_data=True)`. The language is that
    of the pipeline unless ``config={"language": "pt"}`` names another.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Code one document."""
        coding = analyse(document_of(doc, self.language))
        doc._.set(KEY, to_dict(coding))
        cells = coding.depictions.items()
        mark(doc, ((category, e) for category, cell in cells for e in cell.evidence))
        return doc


@Language.factory("legalnlp", default_config={"language": None}, assigns=["doc._.legalnlp"])
def make_component(nlp: Language, name: str, language: str | None) -> LegalNLP:
    """Make the component; raises `UnsupportedLanguage` where there is no pack."""
    if not Doc.has_extension(KEY):
        Doc.set_extension(KEY, default=None)
    tag = language or nlp.lang
    if pack_tag(tag) is None:
        raise UnsupportedLanguage(f"component {name!r}", tag, available())
    return LegalNLP(str(tag))
