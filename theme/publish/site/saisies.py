"""What people type and paste, right or wrong: what the site is observed and attacked with.

Names are invented; no number here is a rule's. What cannot be seen is written as an escape.
"""

from __future__ import annotations

import unicodedata


def _liste(texte: str) -> tuple[str, ...]:
    """What « | » and the ends of lines separate."""
    return tuple(mot for ligne in texte.strip("\n").split("\n") for mot in ligne.split(" | "))


NOMS = _liste("""
L’Âge d’or n° 1 | L'Âge d'or n° 2 | Les Œillets — résidence « Bel air »
EHPAD « Les Sœurs de la Cœuvre » | Foyer de vie Le Nœud-Vert
EHPAD Saint-Guénolé – site de Kerlaz | SAAD À Domicile 35 & Cie | ESAT L’Œuvre des Ajoncs d’Or
I.M.E. de l’Îlot-d’Ys | Maison d’accueil spécialisée « La Forêt »
Résidence autonomie Ti Ar Vro | CCAS de Plouër-sur-Aber | C.C.A.S. de L’Haÿ-aux-Ifs
CIAS du Pays de Brocéliande | SSIAD du Trégor-Goëlo | SESSAD Les Petits Pas
SAVS-SAMSAH Horizon 29 | MECS Jean-des-Landes | CHRS L’Escale | CSAPA Le Trait d’union
ACT « Un toit pour soi » | LHSS Saint-Yves | CAARUD L’Intervalle
Service mandataire judiciaire ATP 22 | UDAF des Monts d’Arrée | Mutualité du Bout-du-Monde
Fondation Enez-Bréhat | Association Les Lilas | Association du Parc | CCAS de Rennes
CCAS de Rennes ; service aînés | Association Ty Yann / Pôle enfance
Pôle adulte « Les Ajoncs », antenne de Guipavas | EHPAD public autonome Marie-Lagadeuc
EHPAD Les Jardins d’Émeraude (ex-Bellevue) | EHPAD Résidence de l’Étang
ÉTABLISSEMENT PUBLIC DE SANTÉ DE L’ÎLE D’ARZH | ÉQUIPE MOBILE À L’ÉCOUTE
ŒUVRE HOSPITALIÈRE DE SAINT-MÉEN | MAISON DES AÎNÉS — PAYS DE LÉON
SAINT-JACQUES-DE-LA-LANDE - LES MARAIS | G.C.S.M.S. « Rivages » | GCSMS Cap Santé n° 3
GIE Numérique & Médico-social | SARL Aide & Présence | SAS Âges & Vie d’ici
S.A.S.U. Vivre à domicile° | Domicile + (Rance) | Amper'Age | O₂ Présence | À mi-chemin…
Les 3 Rivières / Ar Ster | Le 4 bis | Résidence n°12 bis, 2ᵉ étage
La Croix-Rose – délégation d’Ille-et-Vilaine | Les PEP de l’Ouest-Léon
ADMR de la Vallée du Léguer | ADMR « Vilaine & Oust » | ASSAD du Pays d’Iroise
Aide à domicile en milieu rural : Elorn | Association d’hygiène sociale de l’Odet
Association Son Ar Mor-Bras | Association Ar Roc’h | Ar C’hoad — foyer d’hébergement
Kerc’hoant | Plouc’h-Nevez | Skoazell & Yec’hed | Emglev Bro An Oriant
Foyer logement de Lannédern | Le Clos d’Ahaut | Le P’tit Bois | L’Aber-Wrac’h Services
Maison Saint-Ségal, 1er étage | Unité de vie protégée « Cœur de vie »
Accueil de jour « Pause-Café » | Accueil temporaire L’Hirondelle | Plateforme de répit Ô Temps
PCO Bébé & Cie | Groupe Sévigné-Kerjean | Groupement de l’Entre-deux-Mers-d’Iroise
Territoires solidaires du Blavet | Fédération des foyers ruraux d’Argoat
Institut pour déficients visuels Louis-B. | ITEP Les Quatre-Vents | DITEP de l’Élorn
CMPP Françoise-D. | CAMSP du Léon | EEAP Les Glénan | IEM La Clarté | UEMA Arc-en-ciel
MAS Ker Dihun | FAM « L’Étoile du nord » | EAM L’Estran | EANM Les Embruns | CPH Passerelle
CADA de Penn-ar-Roz | Résidence sociale « Jean-qui-rit » | Centre d’accueil Ñandu
Mas Angel de l’Alcoï | Haus Straße n° 8 | Zażółć Wspólnota | Łódź Solidarité | Señora de Begoña
Øresund-Brest Omsorg | Çamlıca Yaşam | Þórður hjálp | Œdème & Œsophage, réseau de soins
Æther – maison de répit | Équipe d'Ys | A | a | B | É | œ | Asso | asso | ASSO | 0 | 12 | 35
1er Mai | 2025 | 22 rue des Carmes | =SOMME(A1:A9) | +33 Aide | - | — | … | ? | N/A | néant
sans objet | à compléter | Total | TOTAL GÉNÉRAL | Sous-total « Finistère » | null | undefined
NaN | true | <b>Les Tilleuls</b> | Les Tilleuls <contact> | "Les Tilleuls" | “Les Tilleuls”
« Les Tilleuls » | Les Tilleuls & Co ; 50 % | R&D médico-sociale {{ 2025 }}
{% aide %} & {# rien #} | A\\B | 100 % inclusif | 50 €/mois | Foyer 5* supérieur | Ma Maison !
Qui ? Nous ! | C’est-à-dire « l’inclusion » | Le Vallon_2 | vallon@accueil | #1 Domicile
Comité d’Ô | Ÿs-la-Neuve | Maison d’Aÿ
""")
"""Of organisations and of establishments, in ordinary letters or nearly."""

NOMS_RARES = (
    *_liste("""
Les Lilas 🌷 | 👩🏽\u200d⚕\ufe0f Soins à domicile | Équipe 🇫🇷 du Léon | 𝐄𝐇𝐏𝐀𝐃 en gras | 𠮷野 介護
介護ホーム ブルターニュ | 布列塔尼养老院 | 브르타뉴 요양원 | دار الرعاية
دار الرعاية 12 (Rennes) | בית אבות | ΟΔΥΣΣΕΥΣ | Σ
Σύλλογος Φροντίδας | Дом «Забота» | İstanbul evi | ﬁnistère à domicile | ß | Ǆ
Résidence\u00a0Bellevue | Résidence\u202f«\u00a0Bellevue\u00a0» | Rési\u00addence Belle\u00advue
Rési\u200bdence | \u200eRésidence Bellevue\u200f | \u202eeuvelleB | \ufeffAssociation Les Lilas
Association\u2003Les\u2009Lilas | Association  Les   Lilas | Association\tLes Lilas
Association\x0bLes\x1fLilas | Les Lilas\u2028suite | Les Lilas\x00 | \ufffdquipe d\ufffdYs
Ã‰quipe dâ€™Ys | \U000e0041\U000e0042
"""),
    *(unicodedata.normalize("NFD", nom) for nom in ("Équipe à l’écoute", "ÎLE D’ŸS", "ñ")),
    *("  Association Les Lilas  ", "Association\nLes Lilas", "e" + "\u0301\u0327" * 12 + "quipe"),
    *("A" * 200, "É" * 199 + "’", "x" * 5_000),
    "Groupement de coopération sociale et médico-sociale des établissements et services " * 3,
)
"""Other scripts, other planes, what cannot be seen, what is too long."""

FINESS = (
    *_liste("""
220002612 | 350000121 | 290000017 | 560000010 | 750712184 | 970100012 | 980500011 | 22 000 261 2
22\u00a0000\u00a0261\u00a02 | 220.002.612 | 220-002-612 | 22000 2612 | 2A0000022 | 2a0000022
2b 000 003 0 | 2A0000023 | 2C0000022 | 220002613 | 990000011 | 000000000 | 010000008 | 10000008
10000009 | 20000212 | 22000261 | 2200026123 | 22000261200017 | 220 002 612 00017
FR76 3000 4000 | 9999999999999999999999999999999999999999 | 350000121.0 | 350000121,0 | 3,5E+08
3.50000121E8 | 3,50E+008 | '350000121 | \ufeff220002612 | 220002612\u200b
\u200e220002612\u202c | 2\u00ad20002612 | O10000008 | 22OOO2612 | l20002612 | n° 220002612
FINESS : 220002612 | ET220002612 | ٢٢٠٠٠٢٦١٢ | २२०००२६१२ | ２２０００２６１２
𝟐𝟐𝟎𝟎𝟎𝟐𝟔𝟏𝟐 | ²²⁰⁰⁰²⁶¹²
二二〇〇〇二六一二 | -220002612 | +220002612 | 0x220002612 | 220002612; | "220002612" | x | néant
"""),
    *(" 220002612 ", "220002612\n", "", " "),
)
"""Right, spaced, a wrong key, without the first zero, a SIRET, what spreadsheets make of them."""

NOMBRES = (
    *_liste("""
0 | 00 | 1 | 7 | 49 | 50 | 1500 | 1 500 | 1\u00a0500 | 1\u202f500 | 1\u2009500 | 1 500,00
1500.00 | 1 500,5 € | 1\u202f234\u202f567,89\u00a0€ | 1'500 | 1’500.50 | 12 k€ | 12,5k€ | 1,2 M€
3 euros | 1 euro | 35 h | 1 607 heures | 75 % | 33,33% | 1.234 | 1,234 | 1.234,5 | 1,234.5
1.234.567 | 1,234,567.89 | 0,1234 | 0.125 | 1234h30 | 1 234:30 | 12h | 7, | ,5 | .5 | 5. | 1,2,3
1..2 | 1 2 3 | 12 34 | -1 | −1 | – 3 | - 1 500,00 € | -0 | +5 | (1 500) | 1-2 | - | – | - € | €
% | 1e9 | 1E5 | 1e-9 | 1e400000 | -1e400000 | 1e-400000 | 999999999999999999999999999999
99999999999999999999999999999999999999999 | 100000000 | 100000000,01 | 99999999999999999999
12345,6666 | 0,005 | 0,0000001 | 1/3 | ½ | 3½ | ² | Ⅻ | 一百 | ١٢٣ | १२३ | １２３ | NaN | Infinity
-inf | ∞ | 0x10 | 0b1 | 1_000 | 1 000 000 000 000 | quinze | env. 15 | 15 ESSMS | 15\u200b
\ufeff15 | 1\x005 | 15\t16 | 15;16 | #REF! | #N/A | =1+1
"""),
    *("15\n", "", " ", "0" * 300, "1" * 5_000, "0," + "3" * 5_000),
)
"""Counts, amounts, hours and rates: in French, in English, ambiguous, negative, huge, not one."""

DATES = (
    *_liste("""
2025-09-15 | 15/09/2025 | 1/6/2025 | 01/06/2025 | 2025-06-01 | 2025-02-28 | 29/02/2024
2025-01-14 | 2025-01-15 | 2025-04-17 | 2025-09-16 | 2025-12-31 | 2026-01-01 | 2026-11-26
31/06/2025 | 30/02/2025 | 29/02/2025 | 2025-02-30 | 2025-13-01 | 00/00/0000 | 0/1/2025
32/01/2025 | 2025-00-10 | 0000-01-01 | 0001-01-01 | 9999-12-31 | 99999-01-01 | 1/1/99999
15/09/25 | 15-09-2025 | 15.09.2025 | 15 09 2025 | 15092025 | 20250915 | 2025/09/15
15 septembre 2025 | 1er juin 2025 | lundi 15 septembre | sept. 2025 | 09/2025 | 2025
09/15/2025 | 2025-9-5 | 2025-09-15T10:00:00Z | 2025-09-15 10:00 | 45915 | 2025-W38-1 | hier
demain | aujourd’hui | ? | \u200e15/09/2025 | １５/０９/２０２５ | ١٥/٠٩/٢٠٢٥ | 15⁄09⁄2025
15\u00a0/\u00a009\u00a0/\u00a02025 | -2025-09-15
"""),
    *("15/09/2025 ", "", " ", "1" * 5_000),
)
"""As people write them: right, at the limits, impossible, in every format, in none."""

FINANCEURS = _liste("""
Conseil départemental | conseil departemental du Finistère | CD 22 | CARSAT | carsat | mutuelle
Mutuelle complémentaire | usagers | Usagers (GIR 5-6) | particuliers | MSA | CNAV
caisse de retraite | assurance maladie | autre | aucun | - | 50 % CD, 50 % CARSAT
""")
"""Who pays the hours of a home-help service."""

CHOIX = _liste("""
acquisition | Acquisition | ACQUISITION | acq | acqu | mise à niveau | mise_a_niveau
Mise a niveau | MàJ | sons | SONS | Ségur | autre | oui | Oui | OUI | non | Non | o | n | vrai
faux | true | 1 | x | ✓ | ☑ | je ne sais pas | ? | métropole | Occitanie | Corse
île de la Réunion | regional | national | à confirmer
""")
"""Answers to a choice: its label, the start of it, another word, none of them."""

TEXTES_TAPES = (
    *_liste("""
L’aide « SI » ? Non. | voir courriel du 3 septembre | cf. annexe 1 | idem | R.A.S. | a\tb;c,d
"a""b" | <script>alert(1) | \\ | \\n | {"a":1} | [[]] | &amp; | %00 | ../../etc | '; -- | \ud800
\udfff\ud800 | \U0010ffff | \ufffe | אב\u202eג
"""),
    "Le projet s’étend sur 2 sites ;\nl’un ouvre en 2026.",
    *("a\u0300" * 50, "🤷🏻\u200d♀️" * 20, "–" * 300, " " * 300),
)
"""Free text, and what programs choke on."""
