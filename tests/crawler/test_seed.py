import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.sources import read_threads

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed is not part of the project")
def test_the_seed_reads_as_one_thread_of_ten_posts_with_authors_and_days():
    day = date(2024, 3, 15)
    (thread,) = read_threads([str(SEEDS)], copied_on=day, stdin=io.BytesIO(), on_problem=pytest.fail)
    ages = [(day - post.posted.at) // timedelta(days=1) for post in thread.posts]
    assert ages == [20, 19, 19, 18, 13, 9, 18, 12, 4, 3]
    how = [post.author.how.value for post in thread.posts]
    assert how == ["greeting", *["signature"] * 4, "addressed", *["signature"] * 4]
