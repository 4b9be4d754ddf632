//! The places for connections. Where all are taken, the newcomer gets the one of the connection that has
//! done nothing for the longest: clients that hold on without reading keep nobody out.
//!
//! Must not know what is said on a connection.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// Connections that are open at once, event streams not counted. Browsers open six for a host; many systems
/// let a program have 1,024 files and connections, so this leaves room for files and streams.
const CONNECTIONS: usize = 256;

/// One connection, and when it last took or gave a byte.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    opened: Instant,
    /// Milliseconds after it was opened.
    active: AtomicU64,
}

impl Connection {
    /// The socket, for what is set and asked on it.
    pub fn stream(&self) -> &TcpStream {
        &self.stream
    }

    fn noted(&self, moved: io::Result<usize>) -> io::Result<usize> {
        if matches!(moved, Ok(1..)) {
            let now = u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX);
            self.active.store(now, Ordering::Relaxed);
        }
        moved
    }

    fn last_active(&self) -> Instant {
        self.opened + std::time::Duration::from_millis(self.active.load(Ordering::Relaxed))
    }

    fn end(&self) {
        // One that is gone already is what is wanted.
        let _ = self.stream.shutdown(Shutdown::Both);
    }
}

impl Read for &Connection {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.noted((&self.stream).read(bytes))
    }
}

impl Write for &Connection {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.noted((&self.stream).write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        (&self.stream).flush()
    }
}

/// The connections that are being served.
#[derive(Debug, Default)]
pub struct ConnectionSlots(Mutex<Vec<Arc<Connection>>>);

impl ConnectionSlots {
    /// Gives a new connection a place; the value gives it back when it is dropped.
    pub fn take(self: &Arc<Self>, stream: TcpStream) -> ConnectionSlot {
        let connection = Arc::new(Connection { stream, opened: Instant::now(), active: AtomicU64::new(0) });
        while self.taken().len() >= CONNECTIONS && self.relieve() {}
        self.taken().push(Arc::clone(&connection));
        ConnectionSlot { connection, places: Arc::clone(self) }
    }

    /// Ends the connection that has done nothing for the longest; whether there was one.
    pub fn relieve(&self) -> bool {
        let mut taken = self.taken();
        let idle = (0..taken.len()).min_by_key(|index| taken[*index].last_active());
        idle.map(|index| taken.remove(index).end()).is_some()
    }

    fn taken(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Connection>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place that is taken.
pub struct ConnectionSlot {
    /// The connection that has it.
    pub connection: Arc<Connection>,
    places: Arc<ConnectionSlots>,
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.places.taken().retain(|other| !Arc::ptr_eq(other, &self.connection));
    }
}
