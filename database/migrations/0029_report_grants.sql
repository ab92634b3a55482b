-- Everyone may ask every report: what it counts is what they may see.

grant execute on all functions in schema report to rapport_admin, rapport_manager, rapport_rep, rapport_viewer;
