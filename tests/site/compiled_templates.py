"""Keeps templates compiled, a plugin of Datasette's: each of the hundreds of sites of the tests would do it anew."""

from datasette import hookimpl
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Templates as Jinja compiled them, for as long as their words stay the same."""

    def __init__(self) -> None:
        self._by_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if compiled := self._by_key.get(bucket.key):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._by_key[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.bytecode_cache = _COMPILED
