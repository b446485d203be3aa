"""Recognise lines of a list that are not names: contacts, dates, invitations, sentences."""

import re

from campaigns.enums import Reason
from campaigns.names import COMMON_WORDS, sort_key
from campaigns.pasting.names.headings import (
    is_heading_of_others,
    is_list_heading,
    is_part_heading,
    speaks_of_signatories,
    word_set,
)
from campaigns.pasting.text.sentences import has_several_sentences
from home.text.plain import fold_accents

LONGEST_NAME = 160
LONGEST_HEADING = 12
FEWEST_WORDS_OF_A_SENTENCE = 6

# --- Contacts -------------------------------------------------------------------------------------

CONTACT_WORDS = word_set(
    "contact contacts presse press media medias relations relation service bureau office"
    " officer attache attachee attaches attachees tel telephone telephones phone phones mobile"
    " portable fax email mail mails courriel courriels mel e secretariat permanence standard"
    " enquiries inquiries a de du des l la le les d et and the for of us pour"
)
SPECIFIC_CONTACT_WORDS = word_set(
    "contact contacts presse press media medias tel telephone telephones phone phones fax"
    " email mail mails courriel courriels mel portable enquiries inquiries"
)
BEFORE_COLON = CONTACT_WORDS | word_set(
    "site web internet website adresse address facebook instagram twitter x mastodon bluesky"
    " telegram whatsapp signal youtube linkedin tiktok postale postal page referent referente"
    " renseignements informations information infos info coordination more plus inscription"
    " inscriptions"
)


def is_contact(text: str) -> bool:
    """Return whether a line says how to reach somebody, such as "Press contact"."""
    head, colon, _rest = text.partition(":")
    words = sort_key(head).split()
    if colon and words and BEFORE_COLON.issuperset(words):
        return True
    words = sort_key(text).split()
    return CONTACT_WORDS.issuperset(words) and not SPECIFIC_CONTACT_WORDS.isdisjoint(words)


# --- Dates and places -----------------------------------------------------------------------------

MONTH = (
    r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?"
    r"|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?"
    r"|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|october|november|december)\.?"
)
WEEKDAY = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day),? )?"
)
NUMERIC = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)"
YEAR = r"(?:,? (?:19|20)\d\d)"
DAY = r"\d{1,2} ?(?:er|st|nd|rd|th|e)?(?: of)?"
FULL_DATE = rf"{WEEKDAY}(?:{DAY} {MONTH}{YEAR}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?{YEAR}|{NUMERIC})"
DATE = rf"{WEEKDAY}(?:{FULL_DATE}|{DAY} {MONTH}|{MONTH}{YEAR})"
TIME = r"(?:,? (?:a |at )?\d{1,2}(?:h|:)\d{0,2}(?::\d\d)?)?"
BEFORE_DATE = (
    r"(?:(?:fait|done|signe|signed|publie|published|issued|liste?|list|mise?|mis|a|jour|maj|last"
    r"|updated?|version|etat|arretee?s?|as|of|on|le|la|the|au|du|en|from|since|depuis|date|dated"
    r"|at|in|actualisee?)[ :]+)*"
)
PLACE = r"[^\d,;:]{2,40}"
DATED_LINE = re.compile(
    rf"\(?{BEFORE_DATE}(?:{DATE}|{PLACE}(?:, ?(?:le |on |the |this )?| (?:le|on) ){DATE}){TIME}"
    rf"[.,)]*"
)
PLACE_AND_DATE = re.compile(rf"([^\d,;:]{{2,30}}) {FULL_DATE}[.,]*")
DONE_AT = re.compile(r"(?:fait|done) (?:a|au|aux|en|at|in) [^\d]{2,40}")


def is_date(text: str) -> bool:
    """Return whether a line is a date, with or without a place.

    >>> is_date("Paris, le 3 décembre 2025"), is_date("13 Novembre Solidarité")
    (True, False)
    """
    if len(text) > LONGEST_NAME:
        return False
    line = " ".join(fold_accents(text).split())
    if DATED_LINE.fullmatch(line) or DONE_AT.fullmatch(line):
        return True
    found = PLACE_AND_DATE.fullmatch(line)
    return bool(found) and COMMON_WORDS.isdisjoint(found[1].split()) and found[1].count(" ") < 3


# --- Sentences and the rest -----------------------------------------------------------------------

INVITATION = re.compile(
    r"(?:pour|afin de|to) (?:nous |vous |le |la |les |l )*(?:signer|cosigner|sign|cosign|rejoindre"
    r"|join|plus|en savoir|toute?s? |contacter|contact|adherer|soutenir|information|more|any|add"
    r"|ajouter|repondre|support)\b"
    r"|(?:signez|cosignez|signons|rejoignez|ecrivez|contactez|envoyez|telechargez|retrouvez"
    r"|partagez|diffusez|merci (?:de|d|a|aux|pour)|thank|nous remercions|we thank"
    r"|sign (?:here|the|up|now)"
    r"|join us|write to|contact us|en savoir plus|plus d info\w*|more info\w*|see also|voir aussi"
    r"|lire aussi|read more|texte complet|et \d+ autres|et (?:d )?autres|and \d+ (?:others|more)"
    r"|and (?:others|more)|suivent|les signatures|signatures? |vous pouvez|you can"
    r"|liste (?:en|a|provisoire|non|complete|actualisee|mise|arretee)|list (?:of|in)"
    r"|page \d|total\b|nb\b|ps\b|cc\b)"
)
GREETINGS = {
    "bonjour", "bonjour a tous", "bonjour a toutes et tous", "bonjour a tous et toutes", "bonsoir",
    "hello", "hi", "hi all", "dear all", "dear friends", "cher", "chere", "chers", "cheres",
    "salut", "merci", "merci a toutes et tous", "merci a tous", "thanks", "thank you",
    "cheres amies chers amis", "chers amis", "cheres amies", "total",
}  # fmt: skip
# The first row of a table of organisations.
COLUMN_NAMES = word_set(
    "nom noms name names organisation organisations organization association sigle acronyme"
    " acronym ville town city pays country contact email mail e courriel site web website"
    " adresse address telephone tel phone date horodateur timestamp representant representante"
    " prenom fonction first last of de la l structure numero n no statut type region"
)


def is_column_name(text: str) -> bool:
    """Return whether a text is the heading of a table's column, such as "Name" or "E-mail"."""
    words = sort_key(text).split()
    return bool(words) and len(words) <= 4 and COLUMN_NAMES.issuperset(words)


def is_prose(text: str) -> bool:
    """Return whether a line is a sentence or a paragraph and cannot be a name."""
    words = text.split()
    is_sentence = text.rstrip().endswith((".", "!", "?", "…"))
    has_many = len(words) >= FEWEST_WORDS_OF_A_SENTENCE
    return has_many and (is_sentence or len(text) > LONGEST_NAME or has_several_sentences(text))


def is_no_name(text: str) -> bool:
    """Return whether a line cannot be a name: an invitation, a greeting, a text in brackets, …"""
    words = sort_key(text).split()
    spoken = " ".join(words)
    in_brackets = text[:1] in "([" and text.rstrip()[-1:] in ")]" and text.count("(") < 2
    return (
        not any(letter.isalpha() for letter in spoken)
        or spoken in GREETINGS
        or bool(INVITATION.match(spoken))
        or len(text) > LONGEST_NAME
        or in_brackets
    )


def reason_not_a_name(text: str) -> Reason | None:
    """Return why a text may not be the name of an organisation; None if it may."""
    words = sort_key(text).split()
    ends_as_heading = text.rstrip().endswith(":")
    if is_list_heading(text):
        return Reason.LIST_HEADING
    if is_contact(text):
        return Reason.CONTACT
    if is_heading_of_others(text):
        return Reason.LIST_ENDS
    if is_date(text):
        return Reason.DATE
    if is_no_name(text):
        return Reason.AFTER_SIGNATORIES
    if is_part_heading(text) or is_column_name(text):
        return Reason.LIST_HEADING
    if ends_as_heading or speaks_of_signatories(text):
        return Reason.LIST_HEADING if len(words) <= LONGEST_HEADING else Reason.AFTER_SIGNATORIES
    return Reason.AFTER_SIGNATORIES if is_prose(text) else None
