-- An indicator is changed where it stands, so that no reading goes with it.

GRANT UPDATE (kind, label, unit, baseline, baseline_on, target) ON plan_indicators TO toile_viewer;
