"""How long does Python's email package take for the work that `mail.rs` measures? Each message is read from its file,
hashed and parsed, its subject, sender and text are decoded, and its files are decoded, hashed and written under their
hash; they are on the disk when the message is done. Prints the seconds."""

import email
import email.policy
import hashlib
import os
import sys
import tempfile
import time


def keep(folder, content):
    place = os.path.join(folder, hashlib.sha256(content).hexdigest())
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as spool:
        spool.write(content)
        spool.flush()
        os.fsync(spool.fileno())
    os.replace(spool.name, place)
    names = os.open(folder, os.O_RDONLY)
    os.fsync(names)
    os.close(names)


def take_in(path, folder):
    with open(path, "rb") as file:
        raw = file.read()
    hashlib.sha256(raw).digest()
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    said = [letter["subject"], letter["from"], letter["date"], letter["message-id"]]
    for part in letter.walk():
        if part.is_multipart():
            continue
        if part.is_attachment() or part.get_filename():
            keep(folder, part.get_payload(decode=True))
        elif part.get_content_maintype() == "text":
            said.append(part.get_content())
    return said


def main(letters, folder):
    paths = sorted(os.path.join(letters, name) for name in os.listdir(letters))
    begun = time.perf_counter()
    for path in paths:
        take_in(path, folder)
    print(time.perf_counter() - begun)


main(*sys.argv[1:])
