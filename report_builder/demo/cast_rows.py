"""The children whose courts, cautions and reoffences interlock, set down by hand.

Margins that rest on them: 18 statutory children; 42 with a substantive outcome in the year (33 White, 7 of other
groups, 2 not stated) of whom 28 are first time entrants; 4 custodial sentences, 2 of them after breach of a YRO with
ISS; 6 reoffenders with 13 reoffences. Letters B to T: statutory in the quarter. y: youth cautions. p: post programme
support after an order. r: a community resolution. A, C and o: work that ended before the quarter. u: sentenced to
custody in 2018-19. n: orders of 2018-19 that ended in 2019.
"""

from __future__ import annotations

CHILDREN = """
B  | male   | 2002-09-14 | white      | current  | none        | custody
D  | male   | 2003-07-02 | white      | current  | ehcp        | custody
E  | male   | 2002-06-11 | white      | previous | ehcp        | yro iss
F  | male   | 2002-11-20 | black      | never    | none        | yro iss
G  | male   | 2002-12-05 | white      | never    | none        | yro
H  | male   | 2003-10-09 | white      | current  | none        | yro
I  | male   | 2002-03-07 | mixed      | previous | none        | yro
J  | female | 2003-08-25 | white      | current  | none        | yro
K  | male   | 2002-05-16 | white      | never    | none        | yro
L  | male   | 2003-05-30 | white      | never    | none        | referral order
M  | male   | 2004-09-18 | white      | never    | sen support | referral order
N  | female | 2004-12-01 | white      | never    | none        | referral order
O  | male   | 2005-06-23 | asian      | never    | none        | referral order
P  | male   | 2003-12-13 | white      | never    | none        | referral order
Q  | male   | 2002-08-08 | white      | current  | none        | referral order
R  | male   | 2004-07-27 | white      | never    | none        | reparation order
S  | female | 2005-10-30 | white      | never    | ehcp        | youth conditional caution
T  | male   | 2004-11-11 | white      | never    | none        | youth conditional caution
y1 | male   | 2003-09-09 | white      |          |             | youth caution
y2 | male   | 2004-08-19 | white      |          |             | youth caution
y3 | male   | 2005-07-15 | asian      |          |             | youth caution
y4 | female | 2004-10-22 | white      |          |             | youth caution
y5 | male   | 2002-10-03 | white      |          |             | youth caution
y6 | female | 2005-12-06 | not stated |          |             | youth caution
y7 | male   | 2006-08-28 | white      |          |             | youth caution
y8 | male   | 2003-11-17 | white      |          |             | youth caution
y9 | male   | 2005-01-20 | white      |          |             | youth caution
p1 | male   | 2003-06-04 | white      |          |             | post programme support
p2 | male   | 2002-12-29 | asian      |          |             | post programme support
p3 | male   | 2002-02-12 | white      |          |             | post programme support
p4 | female | 2004-01-08 | white      |          |             | post programme support
p5 | male   | 2004-06-26 | white      |          |             | post programme support
p6 | male   | 2005-05-09 | other      |          |             | post programme support
r  | male   | 2002-07-21 | white      |          |             | community resolution
A  | male   | 2001-09-03 | white      | previous | ehcp        |
C  | male   | 2001-07-30 | mixed      | current  | none        |
o1 | male   | 2001-10-28 | white      | never    | none        |
o2 | female | 2004-03-03 | white      | never    | none        |
o3 | male   | 2005-02-14 | white      | never    | sen support |
o4 | female | 2004-07-07 | white      | never    | none        |
o5 | male   | 2003-01-19 | not stated | never    | none        |
o6 | male   | 2003-10-10 | white      | previous | none        |
o7 | male   | 2002-05-25 | white      | never    | none        |
o8 | male   | 2003-02-11 | white      | never    | ehcp        |
u1 | male   | 2001-02-10 | white      | previous | none        |
u2 | male   | 2001-11-05 | white      | current  | ehcp        |
u3 | male   | 2001-05-20 | asian      | never    | none        |
n1 | male   | 2003-04-02 | white      | never    | none        |
n2 | male   | 2002-02-27 | white      | current  | none        |
n3 | female | 2003-09-29 | white      | never    | none        |
n4 | male   | 2002-07-05 | white      | never    | sen support |
n5 | male   | 2003-01-31 | mixed      | never    | none        |
n6 | male   | 2002-10-16 | white      | previous | ehcp        |
n7 | male   | 2004-05-12 | white      | never    | none        |
n8 | female | 2002-12-20 | asian      | never    | none        |
"""
"""Tag, sex, date of birth, ethnic group, care status, SEN (blank: still to be dealt), highest work of the quarter."""

EPISODES = """
B  | yro iss                   | 2019-03-12 | 2019-10-22
B  | custody                   | 2019-10-22 |
D  | yro iss                   | 2019-08-20 | 2020-02-11
D  | custody                   | 2020-02-11 |
E  | referral order            | 2018-06-26 | 2019-03-25
E  | yro iss                   | 2020-01-21 |
F  | bail or remand support    | 2019-11-19 | 2020-03-03
F  | yro iss                   | 2020-03-03 |
G  | referral order            | 2018-09-18 | 2019-03-17
G  | yro                       | 2020-01-14 |
H  | referral order            | 2018-10-23 | 2019-07-22
H  | early help                | 2019-12-02 | 2020-02-14
H  | yro                       | 2020-02-04 |
I  | referral order            | 2018-03-13 | 2018-12-12
I  | yro                       | 2020-01-28 |
J  | youth caution             | 2019-05-16 | 2019-08-15
J  | yro                       | 2020-03-17 |
K  | youth caution             | 2018-03-08 | 2018-06-07
K  | yro                       | 2019-02-26 | 2020-02-25
L  | referral order            | 2020-01-28 |
M  | bail or remand support    | 2020-01-20 | 2020-02-25
M  | referral order            | 2020-02-25 |
N  | referral order            | 2020-03-10 |
O  | referral order            | 2019-09-10 | 2020-03-09
O  | post programme support    | 2020-03-10 |
P  | referral order            | 2019-07-23 | 2020-01-22
Q  | referral order            | 2019-11-05 |
R  | reparation order          | 2020-02-18 | 2020-05-18
S  | youth conditional caution | 2020-03-12 | 2020-06-11
T  | youth conditional caution | 2019-12-12 | 2020-03-11
y1 | youth caution             | 2019-10-15 | 2020-01-10
y2 | youth caution             | 2020-02-06 | 2020-05-06
y2 | referral order            | 2020-07-09 |
y3 | youth caution             | 2019-11-20 | 2020-02-19
y4 | youth caution             | 2020-01-16 | 2020-04-15
y5 | youth caution             | 2019-12-05 | 2020-03-04
y6 | youth caution             | 2020-02-27 | 2020-05-26
y7 | youth caution             | 2020-03-19 | 2020-06-18
y8 | youth caution             | 2019-10-31 | 2020-01-30
y9 | youth caution             | 2019-12-17 | 2020-03-16
p1 | youth caution             | 2018-07-12 | 2018-10-11
p1 | referral order            | 2019-04-16 | 2019-10-15
p1 | post programme support    | 2019-10-16 | 2020-01-31
p2 | referral order            | 2019-06-04 | 2019-12-03
p2 | post programme support    | 2019-12-04 | 2020-03-13
p3 | referral order            | 2019-05-21 | 2019-11-20
p3 | post programme support    | 2019-11-21 | 2020-02-28
p4 | youth conditional caution | 2019-09-05 | 2019-12-05
p4 | post programme support    | 2019-12-06 | 2020-04-03
p5 | referral order            | 2019-06-25 | 2019-12-24
p5 | post programme support    | 2019-12-27 |
p6 | youth conditional caution | 2019-08-29 | 2019-11-28
p6 | post programme support    | 2019-11-29 | 2020-02-07
r  | community resolution      | 2020-01-20 | 2020-03-20
r  | referral order            | 2020-06-23 |
A  | yro                       | 2018-05-22 | 2019-05-14
A  | custody                   | 2019-05-14 | 2019-11-13
C  | referral order            | 2018-05-01 | 2019-01-31
C  | bail or remand support    | 2019-06-18 | 2019-12-03
C  | custody                   | 2019-12-03 | 2019-12-20
o1 | bail or remand support    | 2019-08-20 | 2019-11-14
o2 | referral order            | 2019-04-30 | 2019-10-29
o3 | youth caution             | 2019-07-11 | 2019-10-10
o4 | youth caution             | 2019-08-22 | 2019-11-21
o5 | youth caution             | 2019-04-25 | 2019-07-24
o6 | referral order            | 2019-05-07 | 2019-11-06
o7 | bail or remand support    | 2019-09-16 | 2019-10-08
o8 | youth caution             | 2018-06-05 | 2018-09-04
o8 | referral order            | 2019-08-13 | 2019-12-12
u1 | yro                       | 2017-11-21 | 2018-06-12
u1 | custody                   | 2018-06-12 | 2018-12-11
u2 | yro                       | 2018-04-24 | 2018-10-16
u2 | custody                   | 2018-10-16 | 2019-04-15
u3 | yro iss                   | 2018-06-19 | 2019-02-05
u3 | custody                   | 2019-02-05 | 2019-05-19
n1 | referral order            | 2018-11-13 | 2019-08-12
n2 | yro                       | 2018-12-04 | 2019-12-03
n3 | referral order            | 2019-01-15 | 2019-07-14
n4 | yro                       | 2019-01-29 | 2019-10-28
n5 | referral order            | 2019-02-12 | 2019-08-11
n6 | yro                       | 2019-02-26 | 2019-12-20
n7 | referral order            | 2019-03-05 | 2019-12-04
n8 | referral order            | 2019-03-19 | 2019-09-18
"""
"""Tag, type, start, end (blank: still open)."""

OUTCOMES = """
B  | 2018-02-10 | 2018-04-17 | theft and handling stolen goods     | 3 | referral order               | first-tier |
B  | 2018-12-15 | 2019-03-12 | robbery                             | 6 | yro with iss                 | community  |
B  | 2019-07-19 | 2019-10-22 | robbery                             | 6 | detention and training order | custody    |
B  | 2019-09-02 | 2019-10-22 | breach of statutory order           | 3 | detention and training order | custody    |
D  | 2018-08-21 | 2018-10-30 | violence against the person         | 3 | referral order               | first-tier |
D  | 2019-06-08 | 2019-08-20 | domestic burglary                   | 6 | yro with iss                 | community  |
D  | 2019-12-20 | 2020-02-11 | violence against the person         | 7 | detention and training order | custody    |
D  | 2020-01-09 | 2020-02-11 | breach of statutory order           | 3 | detention and training order | custody    |
E  | 2018-04-29 | 2018-06-26 | criminal damage                     | 2 | referral order               | first-tier |
E  | 2019-10-12 | 2020-01-21 | robbery                             | 6 | yro with iss                 | community  |
E  | 2020-02-02 | 2020-05-19 | theft and handling stolen goods     | 3 | yro extended                 | community  |
E  | 2020-02-20 | 2020-05-19 | robbery                             | 6 | yro extended                 | community  |
E  | 2020-03-14 | 2020-06-16 | violence against the person         | 3 | yro extended                 | community  |
E  | 2020-05-02 | 2020-07-07 | violence against the person         | 7 | yro extended                 | community  |
F  | 2018-06-30 | 2018-08-16 | public order                        | 2 | youth caution                | pre-court  |
F  | 2019-11-16 | 2020-03-03 | robbery                             | 6 | yro with iss                 | community  |
G  | 2018-07-07 | 2018-09-18 | violence against the person         | 3 | referral order               | first-tier |
G  | 2019-10-26 | 2020-01-14 | vehicle theft / unauthorised taking | 4 | yro                          | community  |
G  | 2020-02-28 | 2020-06-02 | vehicle theft / unauthorised taking | 4 | yro extended                 | community  |
G  | 2020-03-21 | 2020-06-02 | motoring offences                   | 2 | yro extended                 | community  |
G  | 2020-04-18 | 2020-07-01 | violence against the person         | 5 | yro extended                 | community  |
H  | 2018-08-11 | 2018-10-23 | criminal damage                     | 2 | referral order               | first-tier |
H  | 2019-11-09 | 2020-02-04 | violence against the person         | 5 | yro                          | community  |
H  | 2020-02-29 | 2020-06-09 | public order                        | 3 | yro extended                 | community  |
I  | 2018-01-13 | 2018-03-13 | violence against the person         | 3 | referral order               | first-tier |
I  | 2019-11-02 | 2020-01-28 | drugs                               | 4 | yro                          | community  |
J  | 2019-04-27 | 2019-05-16 | violence against the person         | 2 | youth caution                | pre-court  |
J  | 2020-01-04 | 2020-03-17 | violence against the person         | 5 | yro                          | community  |
K  | 2018-02-17 | 2018-03-08 | criminal damage                     | 2 | youth caution                | pre-court  |
K  | 2018-12-01 | 2019-02-26 | domestic burglary                   | 6 | yro                          | community  |
L  | 2019-11-23 | 2020-01-28 | violence against the person         | 3 | referral order               | first-tier | yes
L  | 2020-05-07 | 2020-07-02 | violence against the person         | 3 | referral order extended      | first-tier |
L  | 2020-05-20 | 2020-07-02 | criminal damage                     | 4 | referral order extended      | first-tier |
M  | 2020-01-18 | 2020-02-25 | robbery                             | 5 | referral order               | first-tier | yes
N  | 2020-01-11 | 2020-03-10 | violence against the person         | 3 | referral order               | first-tier |
O  | 2019-07-13 | 2019-09-10 | drugs                               | 3 | referral order               | first-tier | yes
P  | 2019-05-25 | 2019-07-23 | criminal damage                     | 3 | referral order               | first-tier |
Q  | 2019-09-07 | 2019-11-05 | violence against the person         | 4 | referral order               | first-tier | no
R  | 2019-12-21 | 2020-02-18 | criminal damage                     | 2 | reparation order             | first-tier |
S  | 2020-02-15 | 2020-03-12 | violence against the person         | 3 | youth conditional caution    | pre-court  | yes
T  | 2019-11-16 | 2019-12-12 | theft and handling stolen goods     | 2 | youth conditional caution    | pre-court  |
y1 | 2018-08-04 | 2018-08-30 | criminal damage                     | 2 | youth caution                | pre-court  |
y1 | 2019-09-14 | 2019-10-15 | public order                        | 2 | youth caution                | pre-court  |
y2 | 2020-01-18 | 2020-02-06 | criminal damage                     | 2 | youth caution                | pre-court  |
y2 | 2020-03-26 | 2020-07-09 | violence against the person         | 4 | referral order               | first-tier |
y3 | 2019-10-26 | 2019-11-20 | drugs                               | 2 | youth caution                | pre-court  |
y4 | 2019-12-14 | 2020-01-16 | violence against the person         | 2 | youth caution                | pre-court  | yes
y5 | 2019-11-09 | 2019-12-05 | motoring offences                   | 2 | youth caution                | pre-court  |
y6 | 2020-02-01 | 2020-02-27 | theft and handling stolen goods     | 2 | youth caution                | pre-court  |
y7 | 2020-02-22 | 2020-03-19 | arson                               | 3 | youth caution                | pre-court  | yes
y8 | 2019-10-05 | 2019-10-31 | violence against the person         | 2 | youth caution                | pre-court  |
y9 | 2019-11-23 | 2019-12-17 | public order                        | 2 | youth caution                | pre-court  |
p1 | 2018-06-16 | 2018-07-12 | criminal damage                     | 2 | youth caution                | pre-court  |
p1 | 2019-02-16 | 2019-04-16 | violence against the person         | 4 | referral order               | first-tier |
p2 | 2019-03-30 | 2019-06-04 | drugs                               | 4 | referral order               | first-tier |
p3 | 2019-03-16 | 2019-05-21 | violence against the person         | 3 | referral order               | first-tier | yes
p4 | 2019-08-10 | 2019-09-05 | violence against the person         | 3 | youth conditional caution    | pre-court  |
p5 | 2019-04-20 | 2019-06-25 | non domestic burglary               | 4 | referral order               | first-tier |
p6 | 2019-08-03 | 2019-08-29 | racially aggravated                 | 3 | youth conditional caution    | pre-court  |
r  | 2019-12-28 | 2020-01-20 | theft and handling stolen goods     | 3 | community resolution         | none       |
r  | 2020-03-30 | 2020-06-23 | theft and handling stolen goods     | 3 | referral order               | first-tier |
r  | 2020-04-25 | 2020-06-23 | public order                        | 2 | referral order               | first-tier |
A  | 2017-04-08 | 2017-06-13 | violence against the person         | 3 | referral order               | first-tier |
A  | 2018-03-10 | 2018-05-22 | domestic burglary                   | 6 | yro                          | community  |
A  | 2018-11-17 | 2019-01-22 | theft and handling stolen goods     | 3 | yro extended                 | community  |
A  | 2018-12-08 | 2019-01-22 | public order                        | 2 | yro extended                 | community  |
A  | 2019-03-30 | 2019-05-14 | robbery                             | 6 | detention and training order | custody    |
C  | 2018-02-24 | 2018-05-01 | violence against the person         | 3 | referral order               | first-tier |
C  | 2019-04-20 | 2019-12-03 | robbery                             | 7 | detention and training order | custody    |
o1 | 2019-08-15 | 2019-11-14 | public order                        | 3 | conditional discharge        | first-tier |
o2 | 2019-03-02 | 2019-04-30 | violence against the person         | 3 | referral order               | first-tier |
o3 | 2019-06-15 | 2019-07-11 | criminal damage                     | 2 | youth caution                | pre-court  |
o4 | 2019-07-27 | 2019-08-22 | theft and handling stolen goods     | 2 | youth caution                | pre-court  | yes
o5 | 2019-03-30 | 2019-04-25 | drugs                               | 2 | youth caution                | pre-court  |
o6 | 2019-03-09 | 2019-05-07 | sexual offences                     | 5 | referral order               | first-tier |
o7 | 2019-09-14 | 2019-10-08 | motoring offences                   | 3 | fine                         | first-tier |
o8 | 2018-05-12 | 2018-06-05 | criminal damage                     | 2 | youth caution                | pre-court  |
o8 | 2019-06-20 | 2019-08-13 | violence against the person         | 4 | referral order               | first-tier |
u1 | 2017-09-02 | 2017-11-21 | domestic burglary                   | 6 | yro                          | community  |
u1 | 2018-04-07 | 2018-06-12 | robbery                             | 6 | detention and training order | custody    |
u2 | 2018-02-17 | 2018-04-24 | violence against the person         | 5 | yro                          | community  |
u2 | 2018-06-09 | 2018-10-16 | violence against the person         | 5 | detention and training order | custody    |
u2 | 2018-07-14 | 2018-10-16 | robbery                             | 6 | detention and training order | custody    |
u2 | 2018-08-04 | 2018-10-16 | criminal damage                     | 2 | detention and training order | custody    |
u2 | 2018-08-18 | 2018-10-16 | public order                        | 2 | detention and training order | custody    |
u3 | 2018-04-14 | 2018-06-19 | robbery                             | 6 | yro with iss                 | community  |
u3 | 2018-07-28 | 2018-10-02 | theft and handling stolen goods     | 3 | yro extended                 | community  |
u3 | 2018-09-08 | 2018-11-27 | vehicle theft / unauthorised taking | 4 | yro extended                 | community  |
u3 | 2018-10-20 | 2019-02-05 | violence against the person         | 5 | detention and training order | custody    |
u3 | 2018-11-24 | 2019-02-05 | domestic burglary                   | 6 | detention and training order | custody    |
u3 | 2018-12-08 | 2019-02-05 | motoring offences                   | 4 | detention and training order | custody    |
n1 | 2018-09-15 | 2018-11-13 | violence against the person         | 3 | referral order               | first-tier |
n2 | 2018-09-29 | 2018-12-04 | domestic burglary                   | 6 | yro                          | community  |
n3 | 2018-11-17 | 2019-01-15 | violence against the person         | 3 | referral order               | first-tier |
n4 | 2018-11-24 | 2019-01-29 | robbery                             | 6 | yro                          | community  |
n5 | 2018-12-08 | 2019-02-12 | drugs                               | 3 | referral order               | first-tier |
n6 | 2018-12-22 | 2019-02-26 | violence against the person         | 5 | yro                          | community  |
n7 | 2019-01-05 | 2019-03-05 | criminal damage                     | 3 | referral order               | first-tier |
n8 | 2019-01-19 | 2019-03-19 | public order                        | 3 | referral order               | first-tier |
"""
"""Tag, offence, outcome, offence group, gravity, disposal, tier, first time entrant (blank: to be derived)."""

CUSTODY = """
u1 | sentence | 2018-06-12 | 2018-12-11 | 2018-04-07 | robbery                     |
u2 | sentence | 2018-10-16 | 2019-04-15 | 2018-07-14 | robbery                     |
u3 | remand   | 2019-01-08 | 2019-02-05 | 2018-11-24 | domestic burglary           |
u3 | sentence | 2019-02-05 | 2019-05-19 | 2018-11-24 | domestic burglary           | yro iss
A  | sentence | 2019-05-14 | 2019-11-13 | 2019-03-30 | robbery                     |
B  | remand   | 2019-09-30 | 2019-10-22 | 2019-07-19 | robbery                     |
B  | sentence | 2019-10-22 | 2020-02-21 | 2019-07-19 | robbery                     | yro iss
F  | remand   | 2019-11-19 | 2019-12-17 | 2019-11-16 | robbery                     |
C  | sentence | 2019-12-03 |            | 2019-04-20 | robbery                     |
D  | remand   | 2020-01-17 | 2020-02-11 | 2019-12-20 | violence against the person |
D  | sentence | 2020-02-11 |            | 2019-12-20 | violence against the person | yro iss
"""
"""Tag, kind, start, end, offence, offence group, order that was breached."""

ENTRIES = """
A  | 2018-04-01/2018-06-30 | 2018-05-22 | community
C  | 2018-04-01/2018-06-30 | 2018-05-01 | first-tier
o8 | 2018-04-01/2018-06-30 | 2018-06-05 | pre-court
u2 | 2018-04-01/2018-06-30 | 2018-04-24 | community
u3 | 2018-04-01/2018-06-30 | 2018-06-19 | community
B  | 2020-01-01/2020-03-31 | 2020-02-21 | custody
E  | 2020-01-01/2020-03-31 | 2020-01-21 | community
F  | 2020-01-01/2020-03-31 | 2020-03-03 | community
G  | 2020-01-01/2020-03-31 | 2020-01-14 | community
H  | 2020-01-01/2020-03-31 | 2020-02-04 | community
I  | 2020-01-01/2020-03-31 | 2020-01-28 | community
J  | 2020-01-01/2020-03-31 | 2020-03-17 | community
L  | 2020-01-01/2020-03-31 | 2020-01-28 | first-tier
M  | 2020-01-01/2020-03-31 | 2020-02-25 | first-tier
N  | 2020-01-01/2020-03-31 | 2020-03-10 | first-tier
R  | 2020-01-01/2020-03-31 | 2020-02-18 | first-tier
S  | 2020-01-01/2020-03-31 | 2020-03-12 | pre-court
y2 | 2020-01-01/2020-03-31 | 2020-02-06 | pre-court
y4 | 2020-01-01/2020-03-31 | 2020-01-16 | pre-court
y6 | 2020-01-01/2020-03-31 | 2020-02-27 | pre-court
y7 | 2020-01-01/2020-03-31 | 2020-03-19 | pre-court
r  | 2020-01-01/2020-03-31 | 2020-01-20 | pre-court
"""
"""Tag, cohort of the tracker, entry, tier."""
