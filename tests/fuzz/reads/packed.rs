//! Sound containers around fuzzed bytes: a fuzzer would not find their checksums and tables by chance.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip archive of these files.
pub fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        archive.start_file(*name, plain).expect("room for a name");
        archive.write_all(bytes).expect("room for a file");
    }
    archive.finish().expect("room for the index").into_inner()
}

/// A compound file with these streams; a slash in a name means a folder. Streams with impossible names are left out.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(vec![])).expect("room for a file");
    // the crate writes a longer name past the end of its table entry
    let fits = |name: &str| name.split('/').all(|part| part.encode_utf16().count() < 32);
    for (name, bytes) in streams.iter().filter(|(name, _)| fits(name)) {
        if let Some((folder, _)) = name.rsplit_once('/') {
            let _ = file.create_storage_all(folder);
        }
        if let Ok(mut stream) = file.create_stream(name) {
            stream.write_all(bytes).expect("room for a stream");
        }
    }
    file.flush().expect("room for the tables");
    file.into_inner().into_inner()
}
