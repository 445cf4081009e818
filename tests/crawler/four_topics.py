"""Four topics of a post each, in the markup of Spirit."""

TOPICS = 4
LIST = "".join(
    f"""<div class="layout__topics__topic"><a class="topic__link" href="/topic/{n}/">Topic {n}</a>
    <div class="topic__comments">1</div><div class="topic__date" title="May {n}, 2024">a year</div></div>"""
    for n in range(1, TOPICS + 1)
)
TOPIC = """<h1 class="headline">Topic {n}</h1><div class="comments_list">
<div class="comments_list__comment" id="c1" data-number="1" data-pk="{n}">
<a class="comment__info__username__link" href="/user/1/">Tamar Quist</a>
<ul class="comment__info__date"><li title="Feb. 6, 2024, 8:05 a.m.">a month</li></ul>
<div class="comment__text"><p>We keep {n} loaners.</p></div></div></div>"""
