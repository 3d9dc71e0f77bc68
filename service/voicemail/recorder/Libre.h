// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Before re.h, which includes some of them inside extern "C".
#include <QByteArrayView>

#include <cinttypes>
#include <cstdarg>
#include <cstdio>
#include <exception>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/types.h>

#include <re.h>

#include <rem.h>

namespace wakeline {

struct Deref
{
    void operator()(void *object) const { ::mem_deref(object); }
};

/// Owns one reference of a libre object.
template <typename T>
using Re = std::unique_ptr<T, Deref>;

/// Runs a libre constructor that fills a pointer, and owns what it made.
template <typename T, typename Make>
Re<T> made(Make make)
{
    T *object = nullptr;
    make(&object);
    return Re<T>(object);
}

inline QByteArrayView view(const pl &text)
{
    return text.p ? QByteArrayView(text.p, qsizetype(text.l)) : QByteArrayView();
}

void complainAtEdge(const char *what) noexcept;

/// The body of a C callback: an exception must not travel through libre's frames.
template <typename Body>
void atEdge(Body body) noexcept
{
    try {
        body();
    } catch (const std::exception &failure) {
        complainAtEdge(failure.what());
    }
}

template <typename Value, typename Body>
Value atEdge(Value onFailure, Body body) noexcept
{
    try {
        return body();
    } catch (const std::exception &failure) {
        complainAtEdge(failure.what());
    }
    return onFailure;
}

} // namespace wakeline
