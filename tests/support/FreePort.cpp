// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QTcpServer>
#include <QUdpSocket>

#include <memory>

namespace wakeline {

namespace {

constexpr int firstPort = 20'000; // tests/demo/run.test.mjs has 12000 to 19999
constexpr int blocks = 60;
constexpr int blockSize = 200;

/// The ports of one process, as long as it runs: of one that died the lock is void.
class PortBlock
{
public:
    PortBlock()
    {
        const auto start = static_cast<int>(QCoreApplication::applicationPid() % blocks);
        for (int i = 0; i < blocks; ++i) {
            const int block = (start + i) % blocks;
            m_lock = std::make_unique<QLockFile>(
                QDir::temp().filePath(QStringLiteral("wakeline-test-ports-%1.lock").arg(block)));
            m_lock->setStaleLockTime(0);
            if (m_lock->tryLock(0)) {
                m_first = firstPort + block * blockSize;
                return;
            }
        }
    }

    quint16 next()
    {
        for (int attempt = 0; attempt < blockSize && m_first > 0; ++attempt) {
            const auto port = static_cast<quint16>(m_first + m_given++ % blockSize);
            QTcpServer tcp;
            QUdpSocket udp;
            if (tcp.listen(QHostAddress::LocalHost, port) && udp.bind(QHostAddress::LocalHost, port))
                return port;
        }
        return 0;
    }

private:
    std::unique_ptr<QLockFile> m_lock;
    int m_first = 0;
    int m_given = 0;
};

} // namespace

quint16 freePort()
{
    static PortBlock block;
    return block.next();
}

} // namespace wakeline
