"""Names → bodies: places, heads, departments, aliases, and the rules that make two names one body.

One name      names.py asks in order: gazetteer.py, collectives.py, branches.py, clipped.py and units.py for
              the parts of known bodies, prefixes.py for the place that a name begins with, placed.py for
              offices and governments, othernames.py for the rest; endings.py and renames.py bring what was
              read into one form, attributes.py says what sort of body it is, reading.py is what comes out
Known         lexicon.py: heads.py, departments.py, gazetteer.py; weakcontexts.py, formernames.py,
              functions.py, reforms.py; places.py, divisions.py and sightings.py know places; tables.py
              reads `data/`, sources.py names where its lines come from, numerals.py reads numbers
A report      resolve.py reads all names; context.py is what the report adds: shortforms.py, weakforms.py,
              towns.py, zones.py, outlets.py, levels.py, parts.py; shown.py says what each body is called
              there
May be one    likeness.py compares two names, near.py finds whom to compare, candidates.py what to ask a
              person
Decisions     decisions.py is one, deciding.py what follows from all; decisionfile.py, decisiontable.py and
              decisioncells.py keep them
Why           explain.py, steps.py, characters.py: how a name leads to its body, piece by piece
"""
