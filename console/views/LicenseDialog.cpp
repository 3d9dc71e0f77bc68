// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseDialog.h"

#include "ExpiryField.h"
#include "FormField.h"
#include "Label.h"

#include <QComboBox>
#include <QIntValidator>
#include <QPointer>
#include <QRegularExpression>

namespace wakeline {

namespace {

QStringList namesOf(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[\\s,;]+"));
    QStringList names = text.split(between, Qt::SkipEmptyParts);
    names.sort();
    names.removeDuplicates();
    return names;
}

/// 0 is the tier's.
QString limitText(const std::optional<int> &limit)
{
    return limit.value_or(0) == 0 ? QString() : QString::number(*limit);
}

template <typename T>
void leaveOutSame(std::optional<T> &field, const std::optional<T> &before)
{
    if (field == before)
        field.reset();
}

} // namespace

LicenseDialog::LicenseDialog(const Appearance &look, ApiClient &client, std::optional<License> known, QWidget *parent)
    : EditDialog(look, known ? tr("Edit licence %1").arg(known->keyPrefix) : tr("Issue a licence"),
                 known ? tr("Save") : tr("Issue"), parent),
      m_client(client),
      m_known(std::move(known))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 24, 28, 22);
    layout->setSpacing(10);
    layout->addWidget(new Label(look, TextStyle::Title, windowTitle(), this));
    layout->addSpacing(6);
    m_fields = makeFields();
    m_fields->setEnabled(false); // until the tiers are here, which say what an empty limit means
    layout->addWidget(m_fields);
    layout->addWidget(makeProblem());
    layout->addStretch();
    layout->addSpacing(6);
    layout->addLayout(makeButtons());
    constexpr int designWidth = 560;
    resize(look.scaled(designWidth), 1);
    growToFit(*this);
    loadTiers();
}

QWidget *LicenseDialog::makeFields()
{
    auto *fields = new QWidget(this);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    const auto row = [layout](std::initializer_list<QWidget *> widgets) {
        auto *line = new QHBoxLayout;
        line->setSpacing(12);
        for (QWidget *widget : widgets)
            line->addWidget(widget, 1, Qt::AlignTop);
        layout->addLayout(line);
    };
    m_holder = new FormField(m_look, tr("Holder"), fields);
    m_holder->edit()->setMaxLength(120);
    m_email = new FormField(m_look, tr("E-mail (optional)"), fields);
    m_email->edit()->setMaxLength(254);
    m_extensions = new FormField(m_look, tr("Extensions"), fields);
    m_installations = new FormField(m_look, tr("Seats"), fields);
    m_grace = new FormField(m_look, tr("Days of grace"), fields);
    m_entitlements = new FormField(m_look, tr("Entitlements besides the tier's (optional)"), fields);
    m_entitlements->setHelp(tr("Names apart by spaces or commas."));
    for (FormField *number : {m_extensions, m_installations, m_grace})
        number->edit()->setValidator(new QIntValidator(0, 10'000'000, number));
    row({m_holder, m_email});
    row({makeTier(fields), m_grace});
    row({m_extensions, m_installations});
    layout->addWidget(m_entitlements);
    if (!m_known) {
        m_expiry = new ExpiryField(m_look, fields);
        m_expiry->setExpiry(QDate::currentDate().addYears(1).endOfDay());
        layout->addWidget(m_expiry);
        connect(
            m_expiry, &ExpiryField::sizeChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    for (FormField *field : {m_holder, m_email, m_extensions, m_installations, m_grace, m_entitlements}) {
        connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
        connect(
            field, &FormField::noteChanged, this, [this] { growToFit(*this); }, Qt::QueuedConnection);
    }
    return fields;
}

QWidget *LicenseDialog::makeTier(QWidget *parent)
{
    auto *place = new QWidget(parent);
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addWidget(new Label(m_look, TextStyle::Strong, tr("Tier"), place));
    m_tier = new QComboBox(place);
    m_tier->setAccessibleName(tr("Tier"));
    m_tier->setMinimumHeight(m_look.scaled(30));
    layout->addWidget(m_tier);
    connect(m_tier, &QComboBox::currentIndexChanged, this, &LicenseDialog::showTier);
    return place;
}

QCoro::Task<void> LicenseDialog::loadTiers()
{
    const QPointer<LicenseDialog> alive(this);
    const auto page = co_await m_client.tiers();
    if (!alive)
        co_return;
    if (!page) {
        if (page.error().kind != ApiError::Kind::Cancelled)
            showProblem(tr("The tiers could not be loaded. %1").arg(page.error().message));
        co_return;
    }
    m_tiers = page->items;
    m_tier->clear();
    for (const Tier &one : std::as_const(m_tiers))
        m_tier->addItem(one.name);
    if (m_known) {
        fill(draftOf(*m_known));
        m_filled = typed();
    }
    showTier();
    m_fields->setEnabled(true);
    m_holder->edit()->setFocus();
}

Tier LicenseDialog::tier() const
{
    const int index = m_tier->currentIndex();
    return index >= 0 && index < m_tiers.size() ? m_tiers.at(index) : Tier();
}

void LicenseDialog::showTier()
{
    const Tier chosen = tier();
    const auto hint = [](FormField *field, int count) {
        field->edit()->setPlaceholderText(count > 0 ? tr("%1, the tier's").arg(count) : QString());
    };
    hint(m_extensions, chosen.maxExtensions);
    hint(m_installations, chosen.maxInstallations);
    m_grace->edit()->setPlaceholderText(m_known ? QString() : tr("The server's"));
}

void LicenseDialog::fill(const LicenseDraft &shown)
{
    m_holder->setText(shown.holder.value_or(QString()));
    m_email->setText(shown.email.value_or(QString()));
    m_grace->setText(shown.graceDays ? QString::number(*shown.graceDays) : QString());
    m_tier->setCurrentIndex(m_tier->findText(shown.tier.value_or(QString())));
    m_extensions->setText(limitText(shown.maxExtensions));
    m_installations->setText(limitText(shown.maxInstallations));
    m_entitlements->setText(shown.entitlements.value_or(QStringList()).join(u' '));
}

/// A limit that equals the tier's is the tier's.
LicenseDraft LicenseDialog::draftOf(const License &license) const
{
    const auto found = std::ranges::find(m_tiers, license.tier, &Tier::name);
    const Tier its = found == m_tiers.cend() ? Tier() : *found;
    LicenseDraft draft;
    draft.holder = license.holder;
    draft.email = license.email;
    draft.tier = license.tier;
    draft.maxExtensions = license.maxExtensions == its.maxExtensions ? 0 : license.maxExtensions;
    draft.maxInstallations = license.maxInstallations == its.maxInstallations ? 0 : license.maxInstallations;
    QStringList own = license.entitlements;
    own.removeIf([&](const QString &name) { return its.entitlements.contains(name); });
    draft.entitlements = own;
    draft.graceDays = license.graceDays;
    return draft;
}

QList<EditedField<LicenseDraft>> LicenseDialog::editedFields() const
{
    const auto limit = [](const std::optional<int> &value) {
        return value.value_or(0) == 0 ? tr("The tier's") : QString::number(*value);
    };
    return {editedField(tr("Holder"), &LicenseDraft::holder, textWords),
            editedField(tr("E-mail"), &LicenseDraft::email, textWords),
            editedField(tr("Tier"), &LicenseDraft::tier, textWords),
            editedField(tr("Days of grace"), &LicenseDraft::graceDays, numberWords),
            editedField(tr("Extensions"), &LicenseDraft::maxExtensions, limit),
            editedField(tr("Seats"), &LicenseDraft::maxInstallations, limit),
            editedField(tr("Entitlements besides the tier's"), &LicenseDraft::entitlements, listWords)};
}

bool LicenseDialog::check()
{
    m_holder->setError(m_holder->text().trimmed().isEmpty() ? tr("Whose licence is it?") : QString());
    if (m_holder->hasError()) {
        m_holder->edit()->setFocus();
        return false;
    }
    if (m_tier->currentIndex() < 0) {
        showProblem(tr("Choose a tier."));
        return false;
    }
    return !m_expiry || m_expiry->check();
}

LicenseDraft LicenseDialog::typed() const
{
    LicenseDraft draft;
    draft.holder = m_holder->text().trimmed();
    draft.email = m_email->text().trimmed();
    draft.tier = m_tier->currentText();
    draft.maxExtensions = m_extensions->text().toInt();
    draft.maxInstallations = m_installations->text().toInt();
    draft.entitlements = namesOf(m_entitlements->text());
    if (!m_grace->text().isEmpty())
        draft.graceDays = m_grace->text().toInt();
    if (m_expiry)
        draft.expiresAt = m_expiry->expiry();
    return draft;
}

LicenseDraft LicenseDialog::draft() const
{
    LicenseDraft draft = typed();
    leaveOutSame(draft.holder, m_filled.holder);
    leaveOutSame(draft.email, m_filled.email);
    leaveOutSame(draft.tier, m_filled.tier);
    leaveOutSame(draft.maxExtensions, m_filled.maxExtensions);
    leaveOutSame(draft.maxInstallations, m_filled.maxInstallations);
    leaveOutSame(draft.entitlements, m_filled.entitlements);
    leaveOutSame(draft.graceDays, m_filled.graceDays);
    return draft;
}

QCoro::Task<void> LicenseDialog::save()
{
    const QPointer<LicenseDialog> alive(this);
    const LicenseDraft wanted = draft();
    if (m_known && wanted == LicenseDraft()) {
        accept(); // nothing was changed
        co_return;
    }
    setBusy(true);
    hideProblem();
    if (!m_known) {
        const auto made = co_await m_client.issueLicense(wanted);
        if (!alive)
            co_return;
        setBusy(false);
        if (!made) {
            showError(made.error());
            co_return;
        }
        accept();
        Q_EMIT issued(made->license, made->key);
        co_return;
    }
    const auto changed = co_await m_client.changeLicense(m_known->id, wanted, m_known->version);
    if (!alive)
        co_return;
    setBusy(false);
    if (!changed) {
        showError(changed.error());
        co_return;
    }
    Q_EMIT saved(*changed);
    accept();
}

void LicenseDialog::showError(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    if (error.isStale()) {
        settleConflict();
        return;
    }
    const QHash<QString, FormField *> fields{{QStringLiteral("holder"), m_holder},
                                             {QStringLiteral("email"), m_email},
                                             {QStringLiteral("max_extensions"), m_extensions},
                                             {QStringLiteral("max_installations"), m_installations},
                                             {QStringLiteral("entitlements"), m_entitlements},
                                             {QStringLiteral("grace_days"), m_grace}};
    if (FormField *field = fields.value(error.field)) {
        field->setError(error.message);
        field->edit()->setFocus();
    } else if (m_expiry && error.field == QLatin1String("expires_at")) {
        m_expiry->setError(error.message);
    } else {
        showFailure(error);
    }
}

QCoro::Task<void> LicenseDialog::settleConflict()
{
    const QPointer<LicenseDialog> alive(this);
    setBusy(true);
    const auto present = co_await m_client.license(m_known->id);
    if (!alive)
        co_return;
    if (!present) {
        setBusy(false);
        showFailure(present.error());
        co_return;
    }
    const ConflictSubject subject{tr("Licence %1").arg(present->keyPrefix), QStringLiteral("license"),
                                  QString::number(present->id), present->updatedAt};
    const QPointer<ApiClient> client(&m_client);
    const auto fields = editedFields();
    const LicenseDraft mine = typed();
    const LicenseDraft theirs = draftOf(*present);
    const auto settled = co_await settle(client, subject, fields, m_filled, mine, theirs);
    if (!alive || !settled)
        co_return;
    m_known = *present;
    m_filled = theirs;
    fill(settled->draft);
    if (settled->toSave && check())
        save();
}

} // namespace wakeline
