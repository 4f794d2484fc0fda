-- What it turned out to be, in groups, so that the triage can be judged afterwards.
ALTER TABLE "Closure" ADD COLUMN "diagnosisGroup" text CHECK ("diagnosisGroup" IN (
  'strain_or_spasm', 'nerve_root', 'spinal_stenosis', 'cauda_equina', 'fracture', 'infection', 'cancer',
  'kidney_or_urinary', 'blood_vessel', 'pregnancy', 'other'));
