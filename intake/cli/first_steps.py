"""What `intake` alone says: the three things to do first."""

FIRST_STEPS = """\
认证申请材料预审。先做这三件事：

  1. intake demo                        在示例上运行一遍，打开写出的报告和通知书看看
  2. intake config --init               填好本机构的名称、经办人、编号和信头，一次即可
  3. intake check 申请材料文件夹        审一个案件；有缺项时写出补充材料通知书

全部命令：intake --help        本机能做什么、缺什么：intake doctor\
"""
