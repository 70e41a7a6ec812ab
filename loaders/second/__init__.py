"""A second reader: a language model at an address of the user's own, asked what the rules did not read.

Off unless asked for. The rules' reading stands; the model only adds ties between bodies of which the rules
read none in that sentence, and what it says must be found in the text, word for word, or is dropped and
counted.

endpoint.py   where it is asked, from the environment
transport.py  one question over HTTP: limits, retries, no redirects
prompt.py     rows → what is asked, and in which form an answer has to come
contract.py   an answer → claims, or why it is none
checking.py   claims against the sentence: names, wording, what the rules read, what the text denies
reader.py     a report's rows in batches, several at once, with the account of it
kept.py       what was accepted, as text that is stored with the report, and back
account.py    what became of it, for people

Import from these modules: `reader.SecondReader`, `endpoint.read_endpoint`, `kept.apply_kept`.
"""
