//! Guards the work on one article: a panic, which would end the run, becomes the reason why that article is left out.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// How many guards are active on this thread.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    /// Where the last panic inside a guard happened.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

static QUIET: Once = Once::new();

/// Runs some work; a panic in it becomes an error that says what happened and where in the program. Nothing is printed.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    QUIET.call_once(say_nothing_inside);
    DEPTH.with(|depth| depth.set(depth.get() + 1));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    DEPTH.with(|depth| depth.set(depth.get() - 1));
    done.map_err(|cause| {
        let place = PLACE.with(RefCell::take);
        format!("{} ({place})", message(&*cause))
    })
}

/// Panics outside guards are reported as before.
fn say_nothing_inside() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if DEPTH.with(Cell::get) == 0 {
            return before(panic);
        }
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        PLACE.with(|last| *last.borrow_mut() = place);
    }));
}

fn message(cause: &(dyn Any + Send)) -> &str {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| cause.downcast_ref::<&str>().copied()).unwrap_or("it gave up")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_that_says_what_and_where() {
        let error = guarded(|| "é".split_at(1).0.len()).unwrap_err();
        assert!(error.contains("boundary") && error.contains(".rs:"), "{error}");
        let error = guarded(|| -> u8 { guarded(|| panic!("inner {}", 1)).unwrap_or_else(|e| panic!("{e}")) });
        assert!(error.unwrap_err().starts_with("inner 1"));
    }

    #[test]
    fn work_without_a_panic_gives_its_result() {
        assert_eq!(guarded(|| 7), Ok(7));
        assert_eq!(guarded(|| Err::<u8, _>("a reason")), Ok(Err("a reason")));
    }
}
