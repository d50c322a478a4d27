//! Standard output, if it is open: if it is closed, Rust opens nothing in its place, and what is written there is lost
//! silently.

use anyhow::{Result, bail};
use std::io::{self, Stdout};

/// Standard output; an error if it was closed when the program started.
pub fn standard_output() -> Result<Stdout> {
    if was_closed() {
        bail!("standard output: expected it open, found it closed");
    }
    Ok(io::stdout())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn was_closed() -> bool {
    early::CLOSED.load(std::sync::atomic::Ordering::Relaxed)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn was_closed() -> bool {
    false
}

/// Checked before Rust starts.
#[cfg(any(target_os = "linux", target_os = "macos"))]
mod early {
    use std::os::fd::BorrowedFd;
    use std::sync::atomic::{AtomicBool, Ordering};

    pub static CLOSED: AtomicBool = AtomicBool::new(false);

    #[used]
    #[cfg_attr(target_os = "linux", unsafe(link_section = ".init_array"))]
    #[cfg_attr(target_os = "macos", unsafe(link_section = "__DATA,__mod_init_func"))]
    static LOOK: extern "C" fn() = look;

    extern "C" fn look() {
        // SAFETY: the descriptor is used only to query its flags, which fails if it is closed.
        let output = unsafe { BorrowedFd::borrow_raw(1) };
        CLOSED.store(rustix::io::fcntl_getfd(output).is_err(), Ordering::Relaxed);
    }
}
