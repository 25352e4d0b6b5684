package org.knime.core.node;

/** A share of a parent's progress; cancelling is the parent's. */
final class SubProgressMonitor extends DefaultNodeProgressMonitor {

    private final NodeProgressMonitor parent;
    private final double share;
    private double handedOver;

    SubProgressMonitor(NodeProgressMonitor parent, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share of progress lies between 0 and 1, not " + share);
        }
        this.parent = parent;
        this.share = share;
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        parent.checkCanceled();
    }

    @Override
    public void setExecuteCanceled() {
        parent.setExecuteCanceled();
    }

    @Override
    public synchronized void setProgress(double progress) {
        super.setProgress(progress);
        double wanted = getProgress() * share;
        Double parentProgress = parent.getProgress();
        parent.setProgress((parentProgress == null ? 0 : parentProgress) + wanted - handedOver);
        handedOver = wanted;
    }

    @Override
    public synchronized void setMessage(String message) {
        super.setMessage(message);
        parent.setMessage(message);
    }
}
