package org.mixedmodels.sdk;

import org.jspecify.annotations.Nullable;
import org.knime.core.webui.page.Page;

/**
 * A view that is opened.
 *
 * @param page its page
 * @param initialData what the page starts with, null if the node gives nothing
 */
public record ShownView(Page page, @Nullable Object initialData) {}
