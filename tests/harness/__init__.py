# SPDX-License-Identifier: MIT
"""What several of tests/ work with: edition (the format's second reader and writer), vectors (the test editions and the key that
signed them), malformed (editions with one fault each), wall (a kiosk on a screen of its own), pictures (PNG and PPM).

A test is run by its path, and Python then looks for packages beside the script. So each folder that needs this package has a link
to it, called harness."""
import pathlib

TOP = pathlib.Path(__file__).resolve().parents[2]


def same(got, expected, what=""):
    if got != expected:
        raise AssertionError(f"{what}: got {got!r:.600}, expected {expected!r:.600}")
