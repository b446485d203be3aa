"""Sixty ways in which people write the names of twenty organisations."""

ORGANISATIONS = {
    "Assemblée Citoyenne des originaires de Turquie": "ACORT",
    "Association des Femmes de l’Europe Méridionale": "AFEM",
    "CCFD-TERRE SOLIDAIRE": "",
    "CRID": "",
    "La Cimade": "",
    "Échanges et Partenariats": "E&P",
    "Emmaüs International": "",
    "FORIM": "",
    "France Amérique Latine": "FAL",
    "GRoupement Education sans FRontières": "G.R.E.F",
    "Maison des Citoyens du Monde 44": "",
    "RADSI Nouvelle-Aquitaine": "",
    "Coordination SUD": "",
    "Ligue des droits de l’Homme": "LDH",
    "L’Auberge des Migrants": "",
    "Groupe d’information et de soutien des immigré·es": "Gisti",
    "Médecins du Monde": "MdM",
    "Réseau Éducation Sans Frontières": "RESF",
    "The Refugee Council": "",
    "Maison des Passages de l’Ouest": "MPO",
}

# What is written, and how the name begins that is meant.
SPELLINGS = [
    # Accents
    ("Assemblee citoyenne des originaires de Turquie", "Assemblée Citoyenne"),
    ("Echanges et partenariats", "Échanges et"),
    ("Emmaus International", "Emmaüs"),
    ("Me\u0301decins du Monde", "Médecins"),
    ("RESEAU EDUCATION SANS FRONTIERES", "Réseau Éducation"),
    # Capitals
    ("la cimade", "La Cimade"),
    ("LA CIMADE", "La Cimade"),
    ("Crid", "CRID"),
    ("Ccfd-Terre solidaire", "CCFD"),
    ("coordination sud", "Coordination SUD"),
    ("Groupement éducation sans frontières", "GRoupement"),
    ("radsi nouvelle-aquitaine", "RADSI"),
    # Articles
    ("Cimade", "La Cimade"),
    ("Cimade (La)", "La Cimade"),
    ("Refugee Council", "The Refugee"),
    ("Auberge des migrants", "L’Auberge"),
    ("La Maison des Passages de l'Ouest", "Maison des Passages"),
    ("Le FORIM", "FORIM"),
    ("La Ligue des Droits de l’Homme", "Ligue"),
    # Apostrophes, hyphens, "&" and other signs
    ("L'Auberge des Migrants", "L’Auberge"),
    ("Ligue des droits de l´Homme", "Ligue"),
    ("Ligue des droits de l‘homme", "Ligue"),
    ("CCFD - Terre Solidaire", "CCFD"),
    ("CCFD – Terre Solidaire", "CCFD"),
    ("CCFD Terre-Solidaire", "CCFD"),
    ("RADSI Nouvelle Aquitaine", "RADSI"),
    ("France-Amérique latine", "France Amérique"),
    ("Échanges & Partenariats", "Échanges et"),
    ("Echanges and Partenariats", "Échanges et"),
    ("La Cimade.", "La Cimade"),
    ("“Médecins du Monde”", "Médecins"),
    ("« La Cimade »", "La Cimade"),
    # What nobody sees
    ("  Maison  des Citoyens\u00a0du Monde\u202f44 ", "Maison des Citoyens"),
    ("La\u200b Ci\u00admade\ufeff", "La Cimade"),
    ("Emmaüs\tInternational", "Emmaüs"),
    # An acronym alone
    ("ACORT", "Assemblée Citoyenne"),
    ("fal", "France Amérique"),
    ("GREF", "GRoupement"),
    ("G.R.E.F.", "GRoupement"),
    ("GISTI", "Groupe d’information"),
    ("L.D.H.", "Ligue"),
    # An acronym behind the name
    ("France Amérique Latine – FAL", "France Amérique"),
    ("France Amérique Latine - FAL", "France Amérique"),
    ("Association des femmes de l'Europe méridionale, AFEM", "Association des Femmes"),
    ("Médecins du Monde MDM", "Médecins"),
    ("Réseau Education sans frontières / RESF", "Réseau Éducation"),
    # In brackets
    ("GRoupement Education sans FRontières (G.R.E.F)", "GRoupement"),
    ("Groupement Éducation Sans Frontières (GREF)", "GRoupement"),
    ("Maison des Citoyens du Monde 44 (MCM44)", "Maison des Citoyens"),
    ("LDH (Ligue des droits de l'Homme)", "Ligue"),
    ("Groupe d'information et de soutien des immigrés (Gisti)", "Groupe d’information"),
    # Before it
    ("AFEM – Association des Femmes de l’Europe Méridionale", "Association des Femmes"),
    ("ACORT : Assemblée citoyenne des originaires de Turquie", "Assemblée Citoyenne"),
    (
        "CRID – Centre de recherche et d’information pour le développement",
        "CRID",
    ),
    (
        "FORIM (Forum des Organisations de Solidarité Internationale issues des Migrations)",
        "FORIM",
    ),
    # Plurals and inclusive endings
    ("Ligue des droit de l’Homme", "Ligue"),
    ("L’Auberge des Migrant·es", "L’Auberge"),
    ("Médecin du Monde", "Médecins"),
    ("Echange et partenariat", "Échanges et"),
    # A slip of the pen: offered
    ("Emmaüs Internationnal", "Emmaüs"),
]

# What must not be taken for any of them, though it resembles one.
NEAR_MISSES = [
    "Ligue des droits de l’Homme – Dakar",
    "Ligue des droits de l’Homme (Dakar)",
    "Ligue sénégalaise des droits de l’Homme",
    "Ligue des droits de l’Homme – LBDH",
    "Ligue des droits de la Femme",
    "Emmaüs France",
    "Emmaüs",
    "Emmaüs – UK",
    "Emmaüs International Afrique",
    "Maison des Citoyens du Monde 35",
    "Maison des Citoyens du Monde",
    "Maison des Citoyens du Monde 4",
    "RADSI",
    "RADSI Occitanie",
    "CCFD",
    "Terre Solidaire",
    "Coordination Nord",
    "Médecins sans frontières",
    "Réseau Éducation",
    "Maison des Paysages de l’Ouest",
    "Fédération des Amis du Larzac – FAL",
    "France Amérique",
    "The Refugee Council of Wales",
    "Cimade Île-de-France",
]

# What resembles none of them.
ELSEWHERE = [
    "Zone libre",
    "Les Cousins de la rivière",
    "Syndicat de la Boulangerie – SB",
    "Utopia 56",
    "",
    "–",
    "2",
]
