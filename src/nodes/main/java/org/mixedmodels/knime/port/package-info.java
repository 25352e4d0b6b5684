/**
 * What travels between the nodes besides tables: fitted models and centering models, and how they are stored.
 *
 * <p>The stored form of an object is two zip entries after those of KNIME. {@code header.json} holds {@code format} (what
 * is stored), {@code version} (of this format), {@code checksum} (the CRC-32 of the values, from version 2 on), {@code
 * texts} (single texts by name) and {@code contents} (name, type and length of each array). {@code values.bin} holds the
 * arrays in that order, without anything between them: {@code double}, {@code long} and {@code int} big endian, {@code
 * text} as the number of its UTF-8 bytes and these bytes. The fields are those of {@link
 * org.mixedmodels.engine.fit.ModelState} and of the engine's centering model.
 *
 * <p>Rules: a field may join, with a new version number and a default for older files, which are read for ever; a field
 * never changes its meaning; a file of a newer version is refused with a text that says what to do. What is read is
 * checked: the checksum, the lengths, and for a mixed model the criterion, which is evaluated again. Specs follow the
 * same rules with their number {@code format} in KNIME's own form.
 */
@NullMarked
package org.mixedmodels.knime.port;

import org.jspecify.annotations.NullMarked;
