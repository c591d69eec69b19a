# The page that shows all parts.

style-title = Parts
style-lead = Every part in every state. Look here first after changing one.
style-act = Primary action
style-type = Type
style-colours = Colours
style-acts = Actions
style-form = Form
style-verdicts = Check results
style-lists = Lists and tables
style-notes = Notes
style-dialog = Open a dialog
style-sample = One by one the lamps along the Haihe are lit
style-prose = A morning in Tianjin starts with a jianbing. Point the camera at the people around you and tell their story.
