#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""cmake/openapi-json.py IN.yaml OUT.json   the document as compact JSON, so that the service parses no YAML.

Refuses what YAML reads otherwise than it looks: a key that is there twice or is no string (200, on), and an unquoted
time or a number such as 012.
"""
import json
import sys

import yaml


class StrictLoader(yaml.SafeLoader):
    def construct_mapping(self, node, deep=False):
        seen = set()
        for key_node, _ in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                continue
            key = self.construct_object(key_node)
            if not isinstance(key, str):
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} must be quoted", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} is there twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def refuse(value):
    raise TypeError(f"{value!r} is no JSON: quote it")


def main(source, target):
    with open(source, encoding="utf-8") as file:
        try:
            document = yaml.load(file, StrictLoader)
        except yaml.YAMLError as error:
            sys.exit(f"{source}: {error}")
    with open(target, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, separators=(",", ":"), default=refuse)


if __name__ == "__main__":
    main(*sys.argv[1:])
