"""Reading a board's page that no platform knows: by what it says of itself, and by its own repetition.

tree        the page measured: how much prose, how many links, which times each element holds
typed       what elements say of themselves: microdata, RDFa, microformats
embedded    the discussion that the page's JSON-LD describes
vocabulary  words of boards in several languages (words.toml)
times       which elements show a time
persons     which short texts may be names
records     what may be posts, with what is each one's own
groups      which elements repeat with a person, a time and prose: the posts
opening     the opening post where its shape differs from the answers'
asides      what is inside a post and is not its author's: quotations, signatures
fields      where in a post its person and its time are, told by what recurs from post to post
texts       the same for its text
quotations  the boxes of quotations in a text, and whom they name
bodies      the author's words apart from quotations, signature, edit line and furniture
numbers     the numbers that the page gives its posts
evidence    what speaks for a board, and what for an article
lists       what tells lists of threads, articles and boards
kinds       pages that repeat something and are no threads
subjects    the thread's subject
drafting    drafts of posts, as the markup shows them and as the JSON-LD describes them
reading     all of that together
"""
