// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMetaObject>

#include <coroutine>
#include <optional>
#include <utility>

namespace wakeline {

/// A value that one coroutine awaits and somebody else delivers, once.
///
/// Cheaper than QPromise and QFuture (no lock, no watcher), for one thread. Hold it by shared_ptr on both sides: the
/// waiter may be gone as soon as it has been resumed.
template <typename T>
class Pending
{
public:
    Pending() = default;
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;

    bool isResolved() const { return m_value.has_value(); }

    /// Resumes the waiter before it returns: anything may have happened by then, the caller's destruction included.
    void resolve(T value)
    {
        if (m_value)
            return;
        m_value = std::move(value);
        if (auto waiter = std::exchange(m_waiter, nullptr))
            waiter.resume();
    }

    /// Resumes the waiter from the event loop: for destructors, so that the waiter finds every QPointer to the
    /// destroyed object null already.
    void resolveLater(T value)
    {
        if (m_value)
            return;
        m_value = std::move(value);
        if (auto waiter = std::exchange(m_waiter, nullptr))
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [waiter] { waiter.resume(); }, Qt::QueuedConnection);
    }

    struct Awaiter
    {
        Pending &pending;

        bool await_ready() const noexcept { return pending.isResolved(); }
        void await_suspend(std::coroutine_handle<> waiter) noexcept { pending.m_waiter = waiter; }
        T await_resume() { return std::move(*pending.m_value); }
    };

    /// `co_await pending->value()`; by one waiter.
    Awaiter value() { return {*this}; }

private:
    std::optional<T> m_value;
    std::coroutine_handle<> m_waiter = nullptr;
};

} // namespace wakeline
