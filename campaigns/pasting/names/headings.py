"""Recognise headings of a list of signatories: of all, of a part, of what stands below it."""

import re

from campaigns.names import sort_key


def word_set(words: str) -> set[str]:
    """Return the words of a text that spaces separate."""
    return set(words.split())


SIGNATORIES = {
    "signataire", "signataires", "cosignataire", "cosignataires", "signatories", "signatory",
    "cosignatories", "signers",
}  # fmt: skip
SIGNED = SIGNATORIES | {
    "signe", "signent", "cosigne", "cosignent", "signed", "signatures", "soussigne", "soussignes",
    "soussignee", "soussignees", "undersigned", "endorsed", "endorsing", "endorsements",
    "endorsers", "signing", "cosigned",
}  # fmt: skip
GROUPS = word_set(
    "associations organisations collectifs syndicats partis reseaux federations"
    " confederations unions mouvements groupes plateformes coordinations fondations ong ongs"
    " structures comites institutions collectivites elus elues elu personnalites individus"
    " individuels individuelles citoyens citoyennes universitaires chercheurs chercheuses"
    " artistes avocats avocates organizations networks movements groups ngos ngo charities"
    " foundations campaigns councils collectives individuals academics researchers artists"
    " lawyers parties politicians personalities faith"
)
QUALIFIERS = word_set(
    "national nationale nationales nationaux local locale locales locaux regional regionale"
    " regionales regionaux departemental departementale departementales departementaux"
    " international internationale internationales internationaux europeen europeenne"
    " europeennes europeens francais francaise francaises politique politiques syndical"
    " syndicale syndicales associatif associatifs associative associatives humanitaires"
    " feministes etudiants etudiantes religieuses membres membre autres personnel individuel"
    " titre regions region societe civile regionally nationally locally european french"
    " british political trade labour labor civil society religious student women feminist"
    " member members other capacity personal individual nationals locals"
)
LEVELS = {"niveau", "niveaux", "level", "echelle", "region", "regions"}
SMALL = word_set(
    "a au aux as at by ce cet d de des du e ee ees en ere eres es et fem for from grand in l"
    " la le les leur of on ou par premier premiere premieres premiers res s sur the this un"
    " une and first initial main liste list"
)
# A line of these words only is the heading of the list, not a sentence about signatories.
ABOUT_SIGNING = SIGNED | word_set(
    "appel appels association associations collectif collectifs communique organisation"
    " organisations partis present presente syndicats texte tribune petition declaration"
    " lettre ouverte est ont ete sont ayant deja suivant suivante suivantes suivants ils elles"
    " iels celles ceux qui by call groups organization organizations statement text letter"
    " open have has been is are already they following who signatory co so far"
)
MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    " january february march april may june july august september october november december"
)
DATED = word_set(MONTHS) | {"date", "jour", "1er"}
PLAIN = ABOUT_SIGNING | SMALL
# Words that say more than the site's own heading, such as which signatories stand below.
SPECIFIC = GROUPS | QUALIFIERS | LEVELS | DATED
MOST_WORDS = 12

# Words of headings below which there are no signatories.
OTHERS = {
    "soutien", "soutiens", "soutenu", "soutiennent", "support", "supported", "supporters",
    "contact", "contacts", "presse", "partenaires", "partners", "sponsors", "remerciements",
    "merci", "thanks", "parrains", "marraines", "financeurs", "funders", "participation",
    "acknowledgements", "acknowledgments", "patronage", "parrainage",
}  # fmt: skip
OTHERS_BEGIN = re.compile(
    r"(?:avec|sous) (?:l |la |le |les )?(?:aimable |precieux |precieuse )?(?:soutiens?|appui|aide"
    r"|participation|concours|collaboration|contribution|parrainage|patronage|financement"
    r"|partenariat)\b"
    r"|(?:en|in) (?:partenariat|partnership|collaboration|association|cooperation) (?:avec|with)\b"
    r"|with (?:the |a )?(?:kind |financial |generous )?(?:support|participation|help|contribution"
    r"|backing|funding|assistance) (?:of|from)\b"
    r"|with (?:thanks|the support)\b"
    r"|(?:appel |texte |call )?(?:soutenu|soutenue|soutenus|soutenues|finance|financee|supported"
    r"|backed|sponsored|funded|parraine)(?: e| es| e s)? (?:par|by)\b"
    r"|(?:ils|elles|iels)(?: et (?:ils|elles))?(?: nous)? soutiennent\b"
    r"|(?:remerciements?|thanks to|with thanks|acknowledge?ments?|nous remercions|we thank)\b"
)
OTHERS_ALONE = {
    "soutiens", "soutien", "supporters", "partenaires", "partners", "sponsors", "remerciements",
    "thanks", "acknowledgements", "acknowledgments", "parrains", "marraines", "financeurs",
    "funders", "merci",
}  # fmt: skip
CLOSINGS = {
    "cordialement", "bien cordialement", "tres cordialement", "bien a vous", "amicalement",
    "solidairement", "amities", "regards", "kind regards", "best regards", "warm regards",
    "yours sincerely", "yours faithfully", "sincerely", "in solidarity", "en solidarite", "best",
    "salutations", "salutations solidaires",
}  # fmt: skip
NUMBER_IN_BRACKETS = re.compile(r"\(\d+\)")


def is_list_heading(text: str) -> bool:
    """Return whether a line is certainly the heading of the list.

    >>> is_list_heading("Organisations locales signataires :"), is_list_heading("Signons !")
    (True, False)
    """
    words = sort_key(text).split()
    if not words or len(words) > MOST_WORDS or text.rstrip().endswith((".", "!", "?", ",", ";")):
        return False
    known = all(word in PLAIN | SPECIFIC or word.isdecimal() for word in words)
    return known and not SIGNED.isdisjoint(words)


def is_plain_heading(text: str) -> bool:
    """Return whether the heading of a list says no more than the site's own heading."""
    words = sort_key(NUMBER_IN_BRACKETS.sub("", text)).split()
    return all(word in PLAIN for word in words)


def speaks_of_signatories(text: str) -> bool:
    """Return whether a text has the word "signatories" or one like it."""
    return not SIGNATORIES.isdisjoint(sort_key(text).split())


def is_part_heading(text: str) -> bool:
    """Return whether a line is a heading such as "Associations", "Au niveau local :".

    Only words that name kinds of organisations: "Collectif local" may be the name of one.
    """
    words = sort_key(text).split()
    known = all(word in GROUPS | QUALIFIERS | LEVELS | SMALL or word.isdecimal() for word in words)
    if not words or len(words) > MOST_WORDS or not known:
        return False
    return not (GROUPS | LEVELS).isdisjoint(words) or (
        len(words) <= 4 and not QUALIFIERS.isdisjoint(words)
    )


def is_heading_of_others(text: str) -> bool:
    """Return whether a line begins what stands below a list: supporters, thanks, a greeting."""
    words = sort_key(text).split()
    spoken = " ".join(words)
    if OTHERS_BEGIN.match(spoken) or spoken in CLOSINGS:
        return True
    if text.rstrip().endswith(":") and not OTHERS.isdisjoint(words):
        return True
    rest = [word for word in words if word not in GROUPS | QUALIFIERS | SMALL | {"appel", "call"}]
    return bool(rest) and OTHERS_ALONE.issuperset(rest)


def split_heading(text: str) -> tuple[str, str]:
    """Return a heading and the names that stand behind its colon, or two empty texts.

    >>> split_heading("Signataires : CRID, FORIM"), split_heading("Utopia 56 : Paris")
    (('Signataires :', 'CRID, FORIM'), ('', ''))
    """
    heading, colon, names = text.partition(":")
    if colon and names.strip() and (is_list_heading(heading) or is_part_heading(heading)):
        return heading + colon, names.strip()
    return "", ""
