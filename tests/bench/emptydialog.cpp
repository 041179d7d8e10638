// SPDX-License-Identifier: MIT
// The least program with a dialog: it links Qt Widgets alone.
#include <bench/paintwatch.h>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    new latchkey::bench::PaintWatch(app);
    QDialog dialog;
    return dialog.exec();
}
