"""Half of what is generated for the ids in an address is replaced by ids that exist, so that calls get past 404."""

import json
import os
import zlib

import schemathesis

KNOWN = json.loads(os.environ["WINNOW_FUZZ_IDS"])


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    if not path_parameters:
        return path_parameters
    replaced = {}
    for name, value in path_parameters.items():
        ids = KNOWN.get(name, [])
        # By the generated text itself, so that the same seed asks the same questions.
        chance = zlib.crc32(repr(value).encode())
        replaced[name] = ids[chance // 2 % len(ids)] if ids and chance % 2 == 0 else value
    return replaced
