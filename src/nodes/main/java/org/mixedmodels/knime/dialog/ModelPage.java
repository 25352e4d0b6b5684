package org.mixedmodels.knime.dialog;

import org.jspecify.annotations.Nullable;
import org.knime.node.DefaultView;
import org.knime.node.DefaultView.RequireViewParameters;
import org.knime.node.DefaultView.ViewInput;
import org.mixedmodels.knime.table.ViewModelTable;

/** The page of a node's view: it draws the view model that executing kept. */
public final class ModelPage {

    private ModelPage() {}

    /**
     * Returns the view of a node.
     *
     * @param view where it starts
     * @param description what it shows, parsed as XML
     */
    public static DefaultView of(RequireViewParameters view, String description) {
        return view.withoutParameters()
                .description(description)
                .page(page -> page.fromFile()
                        .bundleClass(ModelPage.class)
                        .basePath("view")
                        .relativeFilePath("index.html"))
                .initialData(initial -> initial.data(ModelPage::viewModel));
    }

    /** Nothing for a node that is not executed, or was executed before it had a view. */
    private static @Nullable String viewModel(ViewInput input) {
        boolean kept = input.getInternalPortObjects() != null && input.getInternalPortObjects().length > 0;
        return kept ? ViewModelTable.read(input.getInternalTables()[0]) : null;
    }
}
