// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of its own: the target around it holds the headers that every test includes (cmake/Rooms.cmake).
int main()
{
    return 0;
}
