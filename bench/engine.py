#!/usr/bin/env python3
"""The engine that places texts among meanings, as it is fetched and with scripts/engine-kernels.h: that both say the same, and
how long a question takes each. Needs `make models` and ../shared/data; says so without."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODELS = Path(os.environ.get("PARVIS_MODELS", ROOT / "data/models"))
DATA = ROOT.parent / "shared/data"
QUESTIONS = ["cnil-faq/questions-dev.jsonl", "spf-2020/qr-dev.jsonl"]
OPTIONS = "-O3 -march=native -fno-math-errno -fno-trapping-math -fno-signed-zeros -fassociative-math -fPIC -shared -w".split()
# Numbers are kept in eight bits between layers: a sum in another order moves some by a step, whatever the form.
LEAST_COSINE = 0.9995


class Engine:
    def __init__(self, library):
        self.library = ctypes.CDLL(str(library))
        self.library.e5_load.restype = ctypes.c_void_p
        self.library.e5_embed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p]
        self.library.e5_dim.argtypes = [ctypes.c_void_p]
        self.model = self.library.e5_load(str(MODELS / "e5-small-q4.bin").encode())
        self.dimension = self.library.e5_dim(self.model)

    def vector(self, text):
        values = (ctypes.c_float * self.dimension)()
        start = time.thread_time()
        assert self.library.e5_embed(self.model, text.encode(), 1, values) == 0
        return list(values), time.thread_time() - start


def main():
    if not (MODELS / "libe5.so").exists() or not all((DATA / path).exists() for path in QUESTIONS):
        print("The engine is not measured: the model or ../shared/data is absent.")
        return 0
    texts = [json.loads(line)["question"] for path in QUESTIONS for line in (DATA / path).open()]
    with tempfile.TemporaryDirectory() as folder:
        # As fetched, compiled with the same options.
        compiler = os.environ.get("CC") or shutil.which("clang") or "cc"
        plain = Path(folder) / "plain.so"
        subprocess.run([compiler, *OPTIONS, "-o", plain, MODELS / "e5.c", "-lm"], check=True)
        engines = {"as fetched": Engine(plain), "with kernels": Engine(MODELS / "libe5.so")}
        times = {name: [] for name in engines}
        least = 1.0
        for text in texts:
            vectors = []
            for name, engine in engines.items():
                vector, seconds = engine.vector(text)
                vectors.append(vector)
                times[name].append(1_000 * seconds)
            least = min(least, sum(first * second for first, second in zip(*vectors)))
    for name, values in times.items():
        values.sort()
        print(f"  {name}: median {values[len(values) // 2]:.1f} ms, 99 % {values[len(values) * 99 // 100]:.1f} ms of processor")
    print(f"  {len(texts)} questions, least cosine of the two {least:.6f}")
    return 0 if least >= LEAST_COSINE else 1


if __name__ == "__main__":
    sys.exit(main())
