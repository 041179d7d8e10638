// SPDX-License-Identifier: MIT
#include <latchkey/forms/theme/theme.h>

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace latchkey {

namespace {

constexpr int grid = 24; // the side of the drawings
constexpr double wantedStroke = 1.45;
constexpr QByteArrayView drawnStroke = "stroke-width=\"2.1\"";

// The files draw in black; what counts is where they draw. Tinted anew whenever the colour has changed.
class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(const QString &name, QColor ThemeTokens::*colour)
        : m_name(name)
        , m_colour(colour)
    {}

    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    QString key() const override { return QStringLiteral("latchkey"); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect.topLeft(), scaledPixmap(rect.size(), mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    // the size is that on the screen, whatever the scale (since Qt 6.8)
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const ThemeTokens tokens = currentTokens();
        const QColor colour = mode == QIcon::Disabled ? tokens.disabledText : tokens.*m_colour;
        // only what points along the line of reading is mirrored
        const bool pointing = m_name == u"back" || m_name == u"forward" || m_name == u"logout";
        const bool mirrored = pointing && QGuiApplication::isRightToLeft();
        const QString cacheKey = QStringLiteral("latchkey/%1/%2x%3@%4/%5/%6")
                                     .arg(m_name)
                                     .arg(size.width())
                                     .arg(size.height())
                                     .arg(scale)
                                     .arg(colour.name())
                                     .arg(mirrored);
        QPixmap pixmap;
        if (!QPixmapCache::find(cacheKey, &pixmap)) {
            pixmap = draw(size * scale, scale, colour, mirrored);
            pixmap.setDevicePixelRatio(scale);
            QPixmapCache::insert(cacheKey, pixmap);
        }
        return pixmap;
    }

private:
    // Lines are equally strong at every size that icons have beside texts.
    QByteArray drawing(qreal width) const
    {
        QFile file(QStringLiteral(":/latchkey/forms/icons/%1.svg").arg(m_name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArray svg = file.readAll();
        if (width > 0 && width <= grid)
            svg.replace(drawnStroke,
                        "stroke-width=\"" + QByteArray::number(wantedStroke * grid / width) + '"');
        return svg;
    }

    QPixmap draw(const QSize &size, qreal scale, const QColor &colour, bool mirrored) const
    {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        QSvgRenderer(drawing(size.width() / scale)).render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        return QPixmap::fromImage(mirrored ? image.mirrored(true, false) : image);
    }

    QString m_name;
    QColor ThemeTokens::*m_colour;
};

} // namespace

QIcon themeIcon(const QString &name, QColor ThemeTokens::*colour)
{
    return QIcon(new ThemeIconEngine(name, colour));
}

} // namespace latchkey
