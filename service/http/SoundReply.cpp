// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundReply.h"

#include "ByteRange.h"
#include "EntityTag.h"

namespace wakeline {

Reply soundReply(const Request &request, const std::shared_ptr<const OpenFile> &file, const QByteArray &hash,
                 const QByteArray &name)
{
    const QByteArray etag = etagOf(hash);
    // A private matter, which the client's own cache may hold but has to ask for.
    const HttpHeaders caching{{"ETag", etag}, {"Accept-Ranges", "bytes"}, {"Cache-Control", "private, no-cache"}};
    if (isKnown(request.headers, etag))
        return {304, caching, {}};
    // §14.2: only a GET has ranges.
    const ByteRange range = request.method == Method::Get ? ByteRange::of(request.headers, etag, file->size())
                                                          : ByteRange{ByteRange::Kind::Whole, 0, file->size()};
    if (range.kind == ByteRange::Kind::Unsatisfiable)
        return Reply::error(416, {QStringLiteral("range_not_satisfiable"),
                                  QStringLiteral("The recording has only %1 bytes").arg(file->size())})
            .withHeader("Content-Range", range.contentRange(file->size()))
            .withHeader("Accept-Ranges", "bytes");
    Reply reply{range.kind == ByteRange::Kind::Part ? 206 : 200, caching, {}};
    reply.headers.set("Content-Type", "audio/wav");
    reply.headers.set("Content-Disposition", "inline; filename=\"" + name + '"');
    if (range.kind == ByteRange::Kind::Part)
        reply.headers.set("Content-Range", range.contentRange(file->size()));
    reply.file = FileBody{file, range.offset, range.length};
    return reply;
}

} // namespace wakeline
