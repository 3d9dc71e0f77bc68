// SPDX-License-Identifier: GPL-3.0-or-later
#include "OwnAddress.h"

namespace wakeline {

bool isOwnAddress(const sa &address)
{
    struct Search
    {
        const sa &wanted;
        bool found = false;
    } search{address};
    ::net_if_apply(
        [](const char *, const sa *own, void *data) {
            auto &search = *static_cast<Search *>(data);
            search.found = ::sa_cmp(own, &search.wanted, SA_ADDR);
            return search.found; // true ends the walk
        },
        &search);
    return search.found;
}

} // namespace wakeline
