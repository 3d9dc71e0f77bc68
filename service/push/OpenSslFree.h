// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace wakeline {

/// Deleter for OpenSSL's objects: `std::unique_ptr<BIO, OpenSslFree<BIO_free_all>>`.
template <auto free>
struct OpenSslFree
{
    template <typename T>
    void operator()(T *object) const
    {
        free(object);
    }
};

} // namespace wakeline
