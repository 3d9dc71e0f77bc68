// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of its own: the targets around it hold the headers that the rooms and the tests include (cmake/Rooms.cmake).
