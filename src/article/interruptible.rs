//! Bytes that may take long to arrive, from a pipe or a terminal: waiting for them can be interrupted.

use std::io::{self, Cursor, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

/// How often to check whether to stop.
const PAUSE: Duration = Duration::from_millis(50);
/// How many bytes are read at once, and how many such chunks are queued.
const CHUNK: usize = 1 << 18;
const CHUNKS: usize = 4;

/// See the module. The bytes are read on a separate thread, since a blocking read is not woken by a signal.
pub struct Interruptible {
    chunks: Receiver<io::Result<Vec<u8>>>,
    chunk: Cursor<Vec<u8>>,
    stopped: fn() -> bool,
}

impl Interruptible {
    /// Reads what `open` opens (which also blocks if no process writes to a pipe) until `stopped` returns true.
    pub fn new<R: Read>(open: impl FnOnce() -> io::Result<R> + Send + 'static, stopped: fn() -> bool) -> Self {
        let (give, chunks) = sync_channel(CHUNKS);
        std::thread::spawn(move || {
            let mut bytes = match open() {
                Ok(bytes) => bytes,
                Err(error) => return drop(give.send(Err(error))),
            };
            loop {
                let mut chunk = vec![0; CHUNK];
                let read = match bytes.read(&mut chunk) {
                    Ok(0) => return,
                    Ok(read) => read,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => return drop(give.send(Err(error))),
                };
                chunk.truncate(read);
                if give.send(Ok(chunk)).is_err() {
                    return;
                }
            }
        });
        Self { chunks, chunk: Cursor::default(), stopped }
    }
}

impl Read for Interruptible {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.chunk.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            match self.chunks.recv_timeout(PAUSE) {
                Ok(chunk) => self.chunk = Cursor::new(chunk?),
                Err(RecvTimeoutError::Timeout) if (self.stopped)() => return Err(io::Error::other("stopped")),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_as_they_are() {
        let bytes: Vec<u8> = (0..3 * CHUNK + 5).map(|n| n as u8).collect();
        let (source, mut read) = (bytes.clone(), Vec::new());
        Interruptible::new(|| Ok(Cursor::new(source)), || false).read_to_end(&mut read).unwrap();
        assert!(read == bytes);
        let missing = Interruptible::new(|| std::fs::File::open("no/such"), || false).read(&mut [0]);
        assert_eq!(missing.unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn who_waits_is_stopped() {
        struct Silent;
        impl Read for Silent {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                std::thread::sleep(Duration::from_secs(3600));
                Ok(0)
            }
        }
        let error = Interruptible::new(|| Ok(Silent), || true).read(&mut [0]).unwrap_err();
        assert_eq!(error.to_string(), "stopped");
    }
}
